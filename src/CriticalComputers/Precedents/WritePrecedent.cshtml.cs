using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Precedents;

/// <summary>An authority writes a precedent, or writes its own anew; each version is kept.</summary>
/// <remarks>For the desks of ministries and the Cabinet Office. For a regional bureau it is not there (404); another authority's is not written anew (403).</remarks>
[Authorize(nameof(Permission.HandleCases))]
[Article("Order, Art. 1(1)")]
internal sealed class WritePrecedentPage(PrecedentsInSight precedents, IRecordOfActs acts, StoreDb db, Actor actor, TimeProvider clock) : PageModel
{
    private const int LongestText = 4_000;

    [BindProperty]
    public string? Product { get; set; }

    [BindProperty]
    public string? Maker { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public string[] Classes { get; set; } = [];

    [BindProperty]
    public string? Facts { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Article { get; set; }

    [BindProperty]
    public string? DecidedOn { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The one that is written anew.</summary>
    public Precedent? Known { get; private set; }

    public static IReadOnlyList<Choice> ClassChoices => [.. DeviceClasses.All.Select(c => new Choice(c.Code(), c.Code(), c.Words().Here))];

    public static IReadOnlyList<Choice> Readers => [Choice.Of("authorities", new("省庁だけ", "Authorities only")), Choice.Of("operators", new("省庁と事業者", "Authorities and operators"))];

    public static IReadOnlyList<Choice> Articles => [.. DeviceClasses.All.Select(c => c.Article()).Append("Order, Art. 2(1)").Append("Cabinet Order, Art. 1(3)").Distinct().Select(a => Choice.Of(a, Citations.Of(a)))];

    public IReadOnlyList<Choice> Sectors => SectorChoices.On(Today);

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string? number, string? product, string? maker, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is { } refusal)
        {
            return refusal;
        }

        (Product, Maker, For, DecidedOn) = (product, maker, "authorities", Written(Today));
        if (Known is { } p)
        {
            (Product, Maker, Sector, Facts, Reason, Article, Revision) = (p.Product, p.Maker, p.Sector, p.Facts, p.Reason, p.Article, p.Revision);
            (Classes, DecidedOn, For) = ([.. p.Classes.Classes.Select(c => c.Code())], Written(p.DecidedOn), p.ForOperators ? "operators" : "authorities");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? number, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is { } refusal)
        {
            return refusal;
        }

        var classes = ClassSet.Of(Classes.Select(c => DeviceClasses.TryParse(c, out var found) ? found : (DeviceClass?)null).OfType<DeviceClass>());
        var problems = Problems(classes);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (Known is { } there && (there.Revision != Revision || there.WithdrawnAt is not null))
        {
            return this.Conflict(Refusals.Moved);
        }

        var content = new PrecedentContent(
            Product!.Trim(), (Maker ?? "").Trim(), string.IsNullOrEmpty(Sector) ? null : Sector, classes.ToString(), Facts!.Trim(), Reason!.Trim(), Article!, Day!.Value, For == "operators");
        var saved = Keep(content, classes);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return this.Conflict(Refusals.Moved);
        }

        this.Say(NoticeKind.Success, new("事例を保存しました。", "The precedent was kept."));
        return Redirect($"/computers/precedents/{saved.Number}");
    }

    private Precedent Keep(PrecedentContent content, ClassSet classes)
    {
        var now = clock.GetUtcNow();
        if (Known is { } known)
        {
            known.Write(content, classes, now);
        }
        else
        {
            Known = Precedent.Write(Identifier.New(clock), SpokenNumber.New("PR", now), actor.Organisation, content, classes, now);
            db.Add(Known);
        }

        db.Add(new PrecedentVersion { Id = Identifier.New(clock), Precedent = Known.Id, Version = Known.Version, Content = JsonSerializer.Serialize(content), By = actor.Person, At = now });
        acts.Write(new Act("critical-computers.precedent-written", content.Article, $"precedent:{Known.Id}")
        {
            Content = new JsonObject { ["number"] = Known.Number, ["version"] = Known.Version, ["forOperators"] = content.ForOperators },
        });
        return Known;
    }

    private DateOnly? Day => TypedDay.Read(DecidedOn);

    private Problems Problems(ClassSet classes) => new Problems()
        .Unless(IsText(Product, RegisterKeys.LongestName), nameof(Product), "product", new("製品名か製品の種類を200文字以内で入力してください。", "Enter the product or its kind in at most 200 characters."))
        .Unless(string.IsNullOrWhiteSpace(Maker) || IsText(Maker, RegisterKeys.LongestName), nameof(Maker), "maker", new("製造者名は200文字以内で入力してください。", "The maker may have at most 200 characters."))
        .Unless(string.IsNullOrEmpty(Sector) || Competence.Sector(Sector, Today) is not null, nameof(Sector), "sector", new("事業を選んでください。", "Choose a business."))
        .Unless(classes.And(ClassSet.Empty) == classes, nameof(Classes), "classes-exclude-each-other", new("T1 は T2・T3 と、T2 は T3 と、同時には選べません。", "T1 leaves out T2 and T3, and T2 leaves out T3."))
        .Unless(IsText(Facts, LongestText), nameof(Facts), "facts", new("前提とした事実を4,000字以内で入力してください。", "Enter the facts in at most 4,000 characters."))
        .Unless(IsText(Reason, LongestText), nameof(Reason), "reason", new("判断の理由を4,000字以内で入力してください。", "Enter the reason in at most 4,000 characters."))
        .Unless(Articles.Any(a => a.Value == Article), nameof(Article), "article", new("条文を選んでください。", "Choose the article."))
        .Unless(Day is { } day && day <= Today && day.Year >= 2026, nameof(DecidedOn), "decided-on", new("判断した日を、今日までの日付で入力してください。", "Enter the day on which it was decided, today or earlier."))
        .Unless(For is "authorities" or "operators", nameof(For), "for", new("見られる人を選んでください。", "Choose who sees it."));

    private async Task<IActionResult?> FindAsync(string? number, CancellationToken cancellation)
    {
        if (!await precedents.WritesAsync(cancellation))
        {
            return this.Absent();
        }

        if (number is null)
        {
            return null;
        }

        Known = await precedents.FindAsync(number, cancellation);
        return Known is null ? this.Absent() : Known.Author != actor.Organisation ? this.Refuse(Refusals.NotTheAuthor) : null;
    }

    private static bool IsText(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } said && said.Length <= longest && !said.Any(c => (char.IsControl(c) && c is not ('\n' or '\r')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF');

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
