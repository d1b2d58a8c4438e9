using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Spelling;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>Enters one computer, or changes an entry.</summary>
/// <remarks>For those who keep the register of their own organisation. An entry of another is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Order, Art. 2(5)")]
internal sealed class EntryFormPage(StoreDb db, WhoseRegister whose, KeepComputers keep, NameHints hints) : PageModel
{
    private const string NoClass = "none";

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Facility { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public string? Product { get; set; }

    [BindProperty]
    public string? Maker { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>Class codes, or <c>none</c>; nothing as long as it is not decided.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Classes { get; set; } = [];

    [BindProperty]
    public string? Dedicated { get; set; }

    [BindProperty]
    public DateOnly? IntroducedOn { get; set; }

    [BindProperty]
    public DateOnly? RemovedOn { get; set; }

    [BindProperty]
    public int? Impact { get; set; }

    [BindProperty]
    public string[] Marks { get; set; } = [];

    [BindProperty]
    public string? Dependency { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What may have been meant by the names; a person takes one of them or none.</summary>
    public IReadOnlyList<NameSuggestion> Suggestions { get; private set; } = [];

    /// <summary>Whether one looked for a closer spelling and there is none.</summary>
    public bool FoundNothingClose { get; private set; }

    public IReadOnlyList<Choice> Facilities { get; private set; } = [];

    public static IReadOnlyList<Choice> Units => [.. ComputerUnits.All.Select(u => Choice.Of(u.Code(), u.Words()))];

    public static IReadOnlyList<Choice> Uses => [.. DedicatedUses.All.Select(u => Choice.Of(u.Code(), u.Words()))];

    public static IReadOnlyList<Choice> ClassChoices =>
    [
        .. DeviceClasses.All.Select(c => new Choice(c.Code(), $"{c.Code()} {c.Words().Here}")),
        Choice.Of(NoClass, new("どの区分にも当たらない", "None of the classes")),
    ];

    public static IReadOnlyList<Choice> MarkChoices { get; } =
    [
        Choice.Of("exposed", new("インターネットから到達できる", "Can be reached from the internet")),
        Choice.Of("isolated", new("ネットワークから切り離されている", "Is cut off from networks")),
        Choice.Of("ismap", new("ISMAPクラウドサービスリストに登録されている", "Is on the ISMAP list of cloud services")),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Id is null)
        {
            return Page();
        }

        if (await FindAsync(cancellation) is not { } computer)
        {
            return this.Absent();
        }

        Fill(computer);
        Suggestions = await hints.ForAsync(Product, Maker, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? spelling, int? take, CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        Suggestions = await hints.ForAsync(Product, Maker, cancellation);
        if (spelling is not null || take is not null)
        {
            return LookAtSpelling(take);
        }

        var entry = Read();
        var problems = EntryChecks.Of(entry, whose.Today)
            .Unless(Facilities.Any(f => f.Value == Facility?.ToString()), nameof(Facility), "facility", new("特定重要設備を選んでください。", "Choose the facility."))
            .Unless(!Classes.Contains(NoClass) || Classes.Length == 1, nameof(Classes), "none-and-some", new(
                "「どの区分にも当たらない」は、ほかの区分と同時に選べません。", "“None of the classes” cannot be chosen together with a class."));
        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        if (Id is null)
        {
            var (outcome, entered) = await keep.EnterAsync(whose.Operator, entry, ChangeWay.Page, cancellation);
            return outcome is Keeping.NameTaken ? Taken() : Done(entered);
        }

        if (await FindAsync(cancellation) is not { } computer)
        {
            return this.Absent();
        }

        return computer.Revision != Revision ? Overtaken() : await keep.ChangeAsync(computer, entry, ChangeWay.Page, cancellation) switch
        {
            Keeping.NameTaken => Taken(),
            Keeping.Overtaken => Overtaken(),
            _ => Done(computer),
        };
    }

    // Nothing is kept: the form is shown again with what was typed, or with the names that were taken in their place.
    private PageResult LookAtSpelling(int? take)
    {
        if (take is >= 0 and var chosen && chosen < Suggestions.Count)
        {
            (Product, Maker) = (Suggestions[chosen].Product, Suggestions[chosen].Maker);
            Suggestions = [];
        }
        else
        {
            FoundNothingClose = Suggestions.Count == 0;
        }

        ModelState.Clear();
        return Page();
    }

    private RedirectResult Done(Computer computer)
    {
        this.Say(NoticeKind.Success, Suggestions is [var first, ..]
            ? new Words($"台帳に保存しました。もしかして「{first.Product}」（{first.Maker}）ではありませんか。直すときは「登録を直す」で選べます。", $"Kept in the register. Did you mean “{first.Product}” ({first.Maker})? You can choose it under “Change the entry”.")
            : new Words("台帳に保存しました。", "Kept in the register."));
        return Redirect($"/computers/{computer.Id}");
    }

    private PageResult Taken() => this.Mend(
    [
        new Problem(nameof(Label), "label-taken", new("この設備には同じ管理名の登録があります。別の管理名にするか、既存の登録を直してください。", "This facility has an entry of the same name. Use another name, or change that entry.")),
    ]);

    private StatusCodeResult Overtaken() => this.Conflict(new Words("ほかの人がこの登録を変更しました。開き直して確かめてください。", "Somebody else changed this entry. Open it again."));

    private Task<Computer?> FindAsync(CancellationToken cancellation) =>
        db.Set<Computer>().FirstOrDefaultAsync(c => c.Id == new ComputerId(Id!.Value) && c.Operator == whose.Operator, cancellation);

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToListAsync(cancellation);
        Facilities = [.. facilities.Select(f => new Choice(f.Id.ToString(), f.Name))];
        Facility ??= facilities.Count == 1 ? facilities[0].Id.Value : null;
    }

    private ComputerEntry Read() => new()
    {
        Facility = new FacilityId(Facility ?? Guid.Empty),
        Label = (Label ?? "").Trim(),
        Product = (Product ?? "").Trim(),
        Maker = (Maker ?? "").Trim(),
        Unit = ComputerUnits.Parse(Unit) ?? ComputerUnit.Unknown,
        Classes = Classes.Length == 0 ? null : ClassSet.Of(Classes.Select(code => DeviceClasses.TryParse(code, out var found) ? found : (DeviceClass?)null).OfType<DeviceClass>()),
        Dedicated = DedicatedUses.Parse(Dedicated) ?? DedicatedUse.NotAsked,
        IntroducedOn = IntroducedOn,
        RemovedOn = RemovedOn,
        Impact = Impact,
        Exposed = Marks.Contains("exposed") ? true : null,
        Isolated = Marks.Contains("isolated") ? true : null,
        Ismap = Marks.Contains("ismap") ? true : null,
        Dependency = string.IsNullOrWhiteSpace(Dependency) ? null : Dependency.Trim(),
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
    };

    private void Fill(Computer computer)
    {
        (Facility, Label, Product, Maker, Unit) = (computer.Facility.Value, computer.Label, computer.Product, computer.Maker, computer.Unit.Code());
        Classes = !computer.ClassesKnown ? [] : computer.Classes.IsSpecified ? [.. computer.Classes.Classes.Select(c => c.Code())] : [NoClass];
        (Dedicated, IntroducedOn, RemovedOn, Impact) = (computer.Dedicated.Code(), computer.IntroducedOn, computer.RemovedOn, computer.Impact);
        Marks = [.. new[] { (computer.Exposed, "exposed"), (computer.Isolated, "isolated"), (computer.Ismap, "ismap") }.Where(m => m.Item1 is true).Select(m => m.Item2)];
        (Dependency, Note, Revision) = (computer.Dependency, computer.Note, computer.Revision);
    }

    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
