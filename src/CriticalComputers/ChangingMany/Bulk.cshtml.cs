using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.ChangingMany;

/// <summary>Says what is to be set on many entries at once. Nothing is done before a person has seen what it would do to each.</summary>
/// <remarks>For those who keep the register of their own organisation. Entries of another are not found among those to be changed.</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Act, Art. 4")]
internal sealed class BulkPage(StoreDb db, WhoseRegister whose, BeginBulk begin) : PageModel
{
    private static readonly string[] NotAsked = ["id", "all", "after"];

    /// <summary>The entries that were chosen one by one.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid[] Chosen { get; set; } = [];

    /// <summary>Whether all of the filter are meant.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool All { get; set; }

    /// <summary>The filter, as it stands in the address of the list.</summary>
    [BindProperty]
    public string? Filter { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Deed { get; set; }

    [BindProperty]
    public string[] Classes { get; set; } = [];

    [BindProperty]
    public string? Dedicated { get; set; }

    [BindProperty]
    public Guid? Facility { get; set; }

    [BindProperty]
    public DateOnly? IntroducedOn { get; set; }

    [BindProperty]
    public DateOnly? RemovedOn { get; set; }

    [BindProperty]
    public int? Impact { get; set; }

    [BindProperty]
    public string? Exposed { get; set; }

    [BindProperty]
    public string? Isolated { get; set; }

    [BindProperty]
    public string? Ismap { get; set; }

    [BindProperty]
    public string? Dependency { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>How many entries would be changed.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<Choice> Facilities { get; private set; } = [];

    public static IReadOnlyList<Choice> Deeds { get; } =
        [Choice.Of("add", new("加える", "Add")), Choice.Of("remove", new("外す", "Remove")), Choice.Of("replace", new("置き換える（何も選ばないと「どの区分にも当たらない」）", "Replace (choosing none says that it is in none)"))];

    public static IReadOnlyList<Choice> ClassChoices => [.. DeviceClasses.All.Select(c => new Choice(c.Code(), c.Code()))];

    public static IReadOnlyList<Choice> Uses => [.. DedicatedUses.All.Where(u => u is not DedicatedUse.NotAsked).Select(u => Choice.Of(u.Code(), u.Words()))];

    public static IReadOnlyList<Choice> Flags { get; } = [Choice.Of("yes", new("はい", "Yes")), Choice.Of("no", new("いいえ", "No"))];

    public static IReadOnlyList<Choice> Impacts { get; } = [.. Enumerable.Range(1, 5).Select(i => new Choice(i.ToString(CultureInfo.InvariantCulture), i.ToString(CultureInfo.InvariantCulture)))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Filter = All ? "?" + new QueryBuilder(Request.Query.Where(p => !NotAsked.Contains(p.Key))).ToQueryString().ToString().TrimStart('?') : null;
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var edit = Read();
        var problems = new Problems()
            .Unless(Count > 0, "", "nothing-chosen", new("変更する登録がありません。台帳で選び直してください。", "There is nothing to be changed. Choose entries in the register."))
            .Unless(Chosen.Length <= BulkEdit.MostChosen, "", "too-many", new($"1件ずつ選べるのは{BulkEdit.MostChosen}件までです。", $"At most {BulkEdit.MostChosen} entries are chosen one by one."))
            .Unless(edit.SetsSomething, "", "nothing-set", new("変更する項目を一つ以上入力してください。", "Say what is to be changed."))
            .Unless(edit.Deed is null or ClassDeed.Replace || edit.Classes.Count > 0, nameof(Classes), "no-classes", new("加える区分又は外す区分を選んでください。", "Choose the classes that are to be added or removed."))
            .Unless(edit.Deed is not null || Classes.Length == 0, nameof(Deed), "no-deed", new("区分をどうするかを選んでください。", "Say what is to be done with the classes."))
            .Unless(edit.Impact is null or (>= 1 and <= 5), nameof(Impact), "impact", new("影響度は1から5までで選んでください。", "Choose an impact from 1 to 5."))
            .Unless(edit.Facility is not { } facility || Facilities.Any(f => f.Value == facility.ToString()), nameof(Facility), "facility", new("特定重要設備を選んでください。", "Choose the facility."))
            .Unless(edit.RemovedOn is not { } removed || removed <= whose.Today, nameof(RemovedOn), "removed-ahead", new("廃止日は今日までの日付にしてください。", "The day of removal is today or earlier."));
        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        return await begin.BeginAsync(edit, cancellation) is { } run
            ? Redirect($"/computers/import/{run.Id}")
            : this.Answer(StatusCodes.Status507InsufficientStorage, new("保存場所の空きが足りません。システム管理者に連絡してください。", "There is no space left. Tell the system administrator."));
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var own = db.Set<Computer>().AsNoTracking().Where(c => c.Operator == whose.Operator);
        var ids = Chosen.Take(BulkEdit.MostChosen).Select(id => new ComputerId(id)).ToArray();
        Count = await (Filter is { } filter
            ? RegisterList.Narrow(own, RegisterFilter.Read(filter))
            : own.Where(c => ids.Contains(c.Id))).CountAsync(cancellation);
        Facilities = [.. (await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToListAsync(cancellation)).Select(f => new Choice(f.Id.ToString(), f.Name))];
    }

    private BulkEdit Read() => new()
    {
        Chosen = Filter is null ? Chosen : [],
        Filter = Filter is { Length: <= 2_000 } ? Filter : null,
        Unit = ComputerUnits.Parse(Unit),
        Deed = Deed switch { "add" => ClassDeed.Add, "remove" => ClassDeed.Remove, "replace" => ClassDeed.Replace, _ => null },
        Classes = [.. Classes.Select(code => DeviceClasses.TryParse(code, out var found) ? found : (DeviceClass?)null).OfType<DeviceClass>()],
        Dedicated = DedicatedUses.Parse(Dedicated),
        Facility = Facility,
        IntroducedOn = IntroducedOn,
        RemovedOn = RemovedOn,
        Impact = Impact,
        Exposed = Flag(Exposed),
        Isolated = Flag(Isolated),
        Ismap = Flag(Ismap),
        Dependency = string.IsNullOrWhiteSpace(Dependency) ? null : Dependency.Trim(),
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
    };

    private static bool? Flag(string? written) => written switch { "yes" => true, "no" => false, _ => null };
}
