using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Reporting;

/// <summary>The yearly report: figures from the registers, and their publication.</summary>
/// <remarks>For the commission's own people; its bureau publishes.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 61")]
internal sealed class YearReportPage(StoreDb db, TallyYear tally, CommissionDesk desk, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Outline { get; set; }

    [BindProperty]
    public bool Understood { get; set; }

    public int Year { get; private set; }

    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    public YearlyReport? Published { get; private set; }

    /// <summary>The other years that there is a report about.</summary>
    public IReadOnlyList<int> Others => [.. Enumerable.Range(Law.InForce.SectionOne.Year, desk.Today.Year - Law.InForce.SectionOne.Year + 1).Where(y => y != Year)];

    public bool MayPublish => actor.Can(Permission.KeepCommission) && Year < desk.Today.Year;

    /// <summary>A year that a report can be about, since the commission was set up, to the present one; null for anything else.</summary>
    public static int? Read(string? year, DateOnly today) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Law.InForce.SectionOne.Year && number <= today.Year ? number : null;

    public async Task<IActionResult> OnGetAsync(string? year, CancellationToken cancellation) => await FindAsync(year ?? Written(desk.Today.Year), cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostPublishAsync(string year, CancellationToken cancellation)
    {
        if (!await FindAsync(year, cancellation) || Published is not null)
        {
            return this.Absent();
        }

        if (!actor.Can(Permission.KeepCommission))
        {
            return await this.RefuseAsync(acts, "oversight.report-published", $"commission-report:{Written(Year)}", Deeds.BureausOnly, cancellation);
        }

        var problems = new Problems()
            .Unless(MayPublish, "", "year", new("終わっていない年は公表できません。", "A year that is not over is not published."))
            .Unless(TypedText.IsSaid(Outline, 10_000), nameof(Outline), "outline", new("概要を10,000字以内で入力してください。", "Write the outline, in at most 10,000 characters."))
            .Unless(Understood, nameof(Understood), "understood", new("元に戻せないことを確認してください。", "Confirm that it cannot be undone."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        var figures = new JsonObject([.. Figures.Select(f => KeyValuePair.Create(f.Code, (JsonNode?)(f.Count is { } count ? JsonValue.Create(count) : null)))]);
        db.Add(new YearlyReport { Year = Year, PublishedAt = clock.GetUtcNow(), PublishedBy = actor.Person, Figures = figures.ToJsonString(), Outline = Outline!.Trim() });
        acts.Write(new Act("oversight.report-published", "Act, Art. 61(1)", $"commission-report:{Written(Year)}") { Content = new JsonObject { ["figures"] = figures.DeepClone(), ["outline"] = Outline.Trim() } });
        return await this.DoneAsync(db, new("公表しました。", "Published."), $"/commission/reports/{Written(Year)}", cancellation);
    }

    private async Task<bool> FindAsync(string year, CancellationToken cancellation)
    {
        if (Read(year, desk.Today) is not { } about)
        {
            return false;
        }

        (Year, Figures) = (about, await tally.OfAsync(about, cancellation));
        Published = await db.Set<YearlyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Year == about, cancellation);
        return true;
    }

    private static string Written(int year) => year.ToString(CultureInfo.InvariantCulture);
}
