using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Queueing;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Settings;

/// <summary>The settings that are no law, each with a date, a name and a reason.</summary>
/// <remarks>For the system's administrator, who sees no report: these settle how the system works, not what was reported.</remarks>
[Authorize(nameof(Permission.Administer))]
[Article("Act, Art. 8(1)")]
[Article("Cabinet Order, Art. 3")]
internal sealed class SettingsPage(PolicySettings settings, StoreDb db, IWhoIsWho who, TimeProvider clock) : PageModel
{
    private static readonly Words FromMissing = new("いつからかを入力してください。", "Say from when.");
    private static readonly Words FromPast = new("今日以降の日付にしてください。過去の期限や提出先は変わりません。", "From today or later: past limits and addressees do not change.");
    private static readonly Words NoteMissing = new("理由を500字以内で入力してください。", "Give the reason, in at most 500 characters.");

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Minister { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public string? Prefecture { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<(Words Kind, int Hours)> Targets { get; private set; } = [];

    public int Years { get; private set; }

    public IReadOnlyList<PolicyValue> History { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public Choice[] Kinds { get; } = DeskChoices.Kinds();

    public Choice[] Ministers { get; } = [.. Competence.Authorities.Where(a => a.Rank is AuthorityRank.Ministry).Select(a => Choice.Of(a.Code, a.Name))];

    public IReadOnlyList<Choice> Sectors => SectorChoices.On(Today);

    public Choice[] Prefectures { get; } = [.. Competence.Prefectures.Select(p => Choice.Of(p.Code, p.Name))];

    public Choice[] Bureaus { get; } = [.. Competence.Authorities.Where(a => a.Rank is AuthorityRank.RegionalBureau).Select(a => Choice.Of(a.Code, a.Name))];

    /// <summary>Whether something typed must be mended: then its form alone is shown, open.</summary>
    public bool IsMending { get; private set; }

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    /// <summary>Whether a form is shown: all of them at first, the one to be mended after that, since they share the names of fields.</summary>
    public bool Offers(string form) => !IsMending || Request.Query["handler"] == form;

    /// <summary>Sets the fields of one form apart from those of the others, as long as they stand on the same page.</summary>
    public string? Within(string form) => IsMending ? null : form;

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostTargetAsync(CancellationToken cancellation)
    {
        var known = IncidentKinds.TryParse(Kind, out var kind);
        var problems = Dated()
            .Unless(known, nameof(Kind), "kind-required", new("種別を選んでください。", "Choose the kind."))
            .Unless(Number() is >= 1 and <= 720, nameof(Value), "hours", new("1から720までの時間数を入力してください。", "Enter hours from 1 to 720."));
        return await KeepAsync(problems, () => settings.Set(PolicySettings.Target(kind), Invariant(Number()), TypedDay.Read(From)!.Value, Note!.Trim(), "Order, Art. 4(2)"), cancellation);
    }

    public async Task<IActionResult> OnPostRetentionAsync(CancellationToken cancellation)
    {
        var problems = Dated().Unless(Number() is >= 1 and <= 100, nameof(Value), "years", new("1から100までの年数を入力してください。", "Enter years from 1 to 100."));
        return await KeepAsync(problems, () => settings.Set(PolicySettings.Retention, Invariant(Number()), TypedDay.Read(From)!.Value, Note!.Trim(), "Act, Art. 8(1)"), cancellation);
    }

    public async Task<IActionResult> OnPostRoutingAsync(CancellationToken cancellation)
    {
        var bureau = Competence.Authorities.FirstOrDefault(a => a.Code == To && a.Rank is AuthorityRank.RegionalBureau);
        var problems = Dated()
            .Unless(Ministers.Any(m => m.Value == Minister), nameof(Minister), "minister-required", new("大臣を選んでください。", "Choose the minister."))
            .Unless(string.IsNullOrEmpty(Sector) || Competence.Sector(Sector, Today)?.Minister == Minister, nameof(Sector), "not-the-ministers", new(
                "この大臣の所管する事業を選んでください。", "Choose a business of this minister."))
            .Unless(string.IsNullOrEmpty(Prefecture) || Prefectures.Any(p => p.Value == Prefecture), nameof(Prefecture), "unknown", new("都道府県を選んでください。", "Choose a prefecture."))
            .Unless(string.IsNullOrEmpty(To) || bureau?.Parent == Minister, nameof(To), "not-the-ministers", new(
                "この大臣の下の機関を選んでください。", "Choose a bureau below this minister."))
            .Unless(string.IsNullOrEmpty(Until) || TypedDay.Read(Until) > TypedDay.Read(From), nameof(Until), "before-from", new("終わりの日は、始まりより後にしてください。", "The end must come after the beginning."));
        return await KeepAsync(
            problems,
            () =>
            {
                var change = new RoutingOverride(Minister!, Blank(Sector), Blank(Prefecture), TypedDay.Read(From)!.Value, TypedDay.Read(Until), Blank(To));
                settings.Set(PolicySettings.Routing, JsonSerializer.Serialize(change), change.From, Note!.Trim(), "Cabinet Order, Art. 3");
            },
            cancellation);
    }

    private async Task<IActionResult> KeepAsync(Problems problems, Action keep, CancellationToken cancellation)
    {
        if (problems.Count > 0)
        {
            IsMending = true;
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        keep();
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new Words("設定を保存しました。", "The setting was kept."));
        return Redirect("/administration/settings");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var targets = new List<(Words, int)>();
        foreach (var kind in IncidentKinds.All)
        {
            targets.Add((kind.Words(), (int)(await settings.TargetAsync(kind, now, cancellation)).TotalHours));
        }

        Targets = targets;
        Years = await settings.YearsAsync(Today, cancellation);
        History = await settings.HistoryAsync(cancellation);
        People = await who.PersonsAsync(History.Select(s => s.SetBy), cancellation);
    }

    private Problems Dated() => new Problems()
        .Unless(TypedDay.Read(From) is not null, nameof(From), "from-required", FromMissing)
        .Unless(TypedDay.Read(From) is null || TypedDay.Read(From) >= Today, nameof(From), "from-past", FromPast)
        .Unless(!string.IsNullOrWhiteSpace(Note) && Note.Length <= 500, nameof(Note), "note-required", NoteMissing);

    private int? Number() => int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Invariant(int? number) => number!.Value.ToString(CultureInfo.InvariantCulture);

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
