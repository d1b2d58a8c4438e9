using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Substituting;

/// <summary>An operator's filings under 経済安全保障推進法 that can stand in for notifications: the list, and entering one.</summary>
/// <remarks>For those who keep the register of their own organisation. What is entered files nothing.</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[RequestSizeLimit(Largest + 2_000_000)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest + 2_000_000)]
[Article("Order, Art. 2(4)")]
internal sealed class FilingsPage(StoreDb db, WhoseRegister whose, FileVault vault, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    /// <summary>The largest copy that is taken, bytes.</summary>
    public const long Largest = 50L * 1024 * 1024;

    private static readonly string[] Endings = [".pdf", ".xlsx", ".docx", ".zip"];

    [BindProperty]
    public Guid? Facility { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DateOnly? FiledOn { get; set; }

    [BindProperty]
    public DateOnly? AmendedOn { get; set; }

    [BindProperty]
    public string? Equipment { get; set; }

    [BindProperty]
    public IFormFile? Copy { get; set; }

    public IReadOnlyList<EconomicSecurityFiling> Entered { get; private set; } = [];

    public IReadOnlyDictionary<FacilityId, string> FacilityNames { get; private set; } = new Dictionary<FacilityId, string>();

    public IReadOnlyList<Choice> Facilities => [.. FacilityNames.Select(f => new Choice(f.Key.ToString(), f.Value))];

    public static IReadOnlyList<Choice> Kinds => [.. EconomicSecurityFilingKinds.All.Select(k => Choice.Of(k.Code(), k.Words()))];

    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var (kind, number) = (EconomicSecurityFilingKinds.Parse(Kind), (Number ?? "").Trim());
        var (named, problems) = EquipmentLines.Read(Equipment);
        var ending = Copy is null ? null : Endings.FirstOrDefault(e => Copy.FileName.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        problems
            .Unless(FacilityNames.Keys.Any(f => f.Value == Facility), nameof(Facility), "facility", new("特定重要設備を選んでください。", "Choose the facility."))
            .Unless(kind is not null, nameof(Kind), "kind", new("届出・報告の種類を選んでください。", "Choose the kind of filing."))
            .Unless(number.Length is > 0 and <= 100 && !number.Any(char.IsControl), nameof(Number), "number", new("受付番号など、届出を特定できるものを100文字以内で入力してください。", "Enter a number by which the filing is known, in at most 100 characters."))
            .Unless(FiledOn is not null, nameof(FiledOn), "required", new("届出・報告の日を入力してください。", "Enter the day of filing."))
            .Unless(FiledOn is not { } filed || filed <= whose.Today, nameof(FiledOn), "not-yet", new("まだ行っていない届出では代えられません。今日までの日付にしてください。", "What has not been filed stands in for nothing. Enter today or an earlier day."))
            .Unless(AmendedOn is not { } amended || (amended <= whose.Today && amended >= FiledOn), nameof(AmendedOn), "amended", new("変更の日は、届出の日から今日までの日付にしてください。", "The day of the amendment lies between the filing and today."))
            .Unless(Copy is null || ending is not null, nameof(Copy), "ending", new("PDF、Excel、Word、ZIPのどれかを選んでください。", "Choose a PDF, Excel, Word or ZIP file."))
            .Unless(kind is null or EconomicSecurityFilingKind.ChangeReport || Copy is { Length: > 0 }, nameof(Copy), "copy-required", new(
                "届出書に代えるには、導入等計画書又は緊急導入等届出書を提出します（命令第2条第4項）。その写しを選んでください。",
                "In place of the form the plan itself is submitted (Order, art. 2(4)). Choose a copy of it."));
        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        string? digest = null;
        if (Copy is { Length: > 0 })
        {
            await using var content = Copy.OpenReadStream();
            switch (await vault.KeepAsync(content, Largest, cancellation))
            {
                case Noroshi.Store.Vault.Keeping.Kept kept:
                    digest = kept.Digest;
                    break;
                case Noroshi.Store.Vault.Keeping.TooLarge:
                    return this.Mend([new Problem(nameof(Copy), "too-large", new("ファイルが大きすぎます（50MBまで）。", "The file is too large (at most 50 MB)."))]);
                default:
                    return this.Answer(StatusCodes.Status507InsufficientStorage, new("保存場所の空きが足りません。システム管理者に連絡してください。", "There is no space left to keep the file. Tell the system administrator."));
            }
        }

        var filing = new EconomicSecurityFiling
        {
            Id = Identifier.New(clock),
            Operator = whose.Operator,
            Facility = new FacilityId(Facility!.Value),
            Kind = kind!.Value,
            Number = number,
            FiledOn = FiledOn!.Value,
            AmendedOn = AmendedOn,
            Equipment = JsonSerializer.Serialize(named),
            FileDigest = digest,
            FileName = digest is null ? null : $"{kind.Value.Code()}{ending}",
            EnteredBy = db.Actor.Person,
            EnteredAt = clock.GetUtcNow(),
        };
        db.Add(filing);
        acts.Write(new Act("critical-computers.filing-entered", "Order, Art. 2(4)", $"economic-security-filing:{filing.Id}") { OnBehalfOf = whose.OnBehalfOf, Content = StandIn.Of(filing).ToNode() });
        await db.SaveChangesAsync(cancellation);
        return Redirect($"/computers/substitutes/{filing.Id}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        FacilityNames = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToDictionaryAsync(f => f.Id, f => f.Name, cancellation);
        Facility ??= FacilityNames.Count == 1 ? FacilityNames.Keys.First().Value : null;
        Entered = await db.Set<EconomicSecurityFiling>().AsNoTracking().Where(f => f.Operator == whose.Operator && f.TakenBackAt == null).OrderByDescending(f => f.EnteredAt).Take(200).ToListAsync(cancellation);
    }
}

/// <summary>The copies of filings that records name.</summary>
internal sealed class FilesOfFilings(StoreDb db) : INameFiles
{
    public async IAsyncEnumerable<string> Digests()
    {
        await foreach (var digest in db.Set<EconomicSecurityFiling>().IgnoreQueryFilters(["visibility"]).Where(f => f.FileDigest != null && f.TakenBackAt == null).Select(f => f.FileDigest!).AsAsyncEnumerable())
        {
            yield return digest;
        }

        await foreach (var digest in db.Set<Notification>().IgnoreQueryFilters(["visibility"]).Where(n => n.StandInDigest != null).Select(n => n.StandInDigest!).AsAsyncEnumerable())
        {
            yield return digest;
        }
    }
}
