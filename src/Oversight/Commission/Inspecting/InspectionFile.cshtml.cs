using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Oversight.Inspecting;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Inspecting;

/// <summary>One inspection: its sample, what was found, what followed, its end.</summary>
/// <remarks>For the commission's own people to read, for inspectors to carry out. Each look is an act.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(ii)")]
[Article("Act, Art. 48(iii)")]
internal sealed class InspectionFilePage(
    StoreDb db, CommissionDesk desk, DrawSample draw, ActsInWords shown, IWhoIsWho who, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private const int Longest = 4000;

    private static readonly Ruling.Refused InspectorsOnly = new("Act, Art. 48(ii)", new("検査を行うのは、検査担当者です。", "Inspectors carry inspections out."));

    private IReadOnlyDictionary<Guid, ActLine> lines = new Dictionary<Guid, ActLine>();
    private HashSet<Guid> proved = [];

    [BindProperty]
    public Guid Sample { get; set; }

    [BindProperty]
    public string? Sound { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Measure { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Conclusion { get; set; }

    public Inspection Inspection { get; private set; } = null!;

    public string? Whose { get; private set; }

    public long? PlanPlace { get; private set; }

    /// <summary>Whose content is shown, and that.</summary>
    public Guid? Opened { get; private set; }

    public string? Canonical { get; private set; }

    public bool MayInspect => actor.Can(Permission.InspectRecord);

    public IReadOnlyList<Choice> Measures => [.. Enum.GetValues<Measure>().Select(m => Choice.Of(m.ToString(), m.Words()))];

    private string Name => DrawSample.NameOf(Inspection.Number);

    private string Path => $"/commission/inspections/{Inspection.Number}";

    public ActLine? LineOf(Sample sample) => lines.GetValueOrDefault(sample.Act);

    public bool IsProved(Sample sample) => proved.Contains(sample.Act);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        await ShowAsync(cancellation);
        acts.Write(new Act("oversight.inspection-read", "Act, Art. 59", Name));
        await db.SaveChangesAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostDrawAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Planned, async () =>
    {
        if (!await draw.TryAsync(Inspection, cancellation))
        {
            return this.Mend([new Problem("", "no-lot", new(
                "計画がログに載った後の、連署されたチェックポイントがまだありません。立会人の連署を待ってください。", "There is no cosigned checkpoint behind the plan yet. Wait for a witness."))]);
        }

        acts.Write(new Act("oversight.inspection-sampled", "Act, Art. 47", Name) { Content = new JsonObject { ["drawn"] = Inspection.Drawn, ["checkpoint"] = Convert.ToBase64String(Inspection.Note!) } });
        return await this.DoneAsync(db, new("標本を抽出しました。", "The sample was drawn."), Path, cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostJudgeAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Sampled, async () =>
    {
        if (Inspection.Samples.SingleOrDefault(s => s.Id == Sample) is not { } sample || Sound is not ("yes" or "no"))
        {
            return this.Absent();
        }

        var remark = Typed($"Remark-{sample.Order}");
        if (remark is not null && !TypedText.IsSaid(remark, Longest))
        {
            return this.Mend([new Problem($"Remark-{sample.Order}", "remark", new("所見は4,000字以内で入力してください。", "Write at most 4,000 characters."))]);
        }

        sample.Judge(Sound == "yes", remark);
        Inspection.Touch();
        acts.Write(new Act("oversight.sample-judged", "Act, Art. 47", Name) { Content = new JsonObject { ["place"] = sample.Place, ["sound"] = sample.Sound, ["remark"] = remark } });
        return await this.DoneAsync(db, new("判断を記録しました。", "The judgement was recorded."), $"{Path}#sample-{sample.Order}", cancellation);
    }, cancellation);

    /// <summary>Shows the content of an act that was drawn, where a setting lets it be (8(2)).</summary>
    public Task<IActionResult> OnPostContentAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Sampled, async () =>
    {
        if (Inspection.Samples.SingleOrDefault(s => s.Id == Sample) is not { } sample)
        {
            return this.Absent();
        }

        if (await desk.ContentAsync(cancellation) is Ruling.Refused no)
        {
            return await this.RefuseAsync(acts, "oversight.content-read", $"act:{sample.Act:D}", no, cancellation);
        }

        acts.Write(new Act("oversight.content-read", "Act, Art. 8(2)", $"act:{sample.Act:D}") { Content = new JsonObject { ["inspection"] = Inspection.Number } });
        await db.SaveChangesAsync(cancellation);
        (Opened, Canonical) = (sample.Id, await db.Set<ActContent>().Where(a => a.Id == sample.Act).Select(a => a.Canonical).SingleOrDefaultAsync(cancellation));
        return Page();
    }, cancellation);

    public Task<IActionResult> OnPostFindAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Sampled, async () =>
    {
        var known = Enum.TryParse<Measure>(Measure, out var measure) && Enum.IsDefined(measure);
        var problems = new Problems()
            .Unless(TypedText.IsSaid(Text, Longest), nameof(Text), "text", new("内容を4,000字以内で入力してください。", "Say what was found, in at most 4,000 characters."))
            .Unless(known, nameof(Measure), "measure", new("措置を選んでください。", "Choose what follows."))
            .Unless(TypedText.IsSaid(To, 200), nameof(To), "to", new("あて先を200字以内で入力してください。", "Say to whom it goes, in at most 200 characters."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (MeasuresAfterAnInspection.Ask(measure, desk.Today, await desk.SectionTwoAsync(cancellation)) is Ruling.Refused no)
        {
            return await this.RefuseAsync(acts, "oversight.finding-recorded", Name, no, cancellation);
        }

        db.Add(new Finding { Id = Identifier.New(clock), Inspection = Inspection.Id, Place = Inspection.Findings.Count + 1, Text = Text!.Trim(), Measure = measure, To = To!.Trim(), At = clock.GetUtcNow() });
        Inspection.Touch();
        acts.Write(new Act("oversight.finding-recorded", MeasuresAfterAnInspection.Article(measure), Name) { Content = new JsonObject { ["measure"] = measure.ToString(), ["to"] = To.Trim(), ["text"] = Text.Trim() } });
        return await this.DoneAsync(db, new("結果を記録しました。", "The finding was recorded."), Path, cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostSendAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Sampled, async () =>
    {
        if (Inspection.Findings.SingleOrDefault(f => f.Id == Sample) is not { MaySend: true } finding)
        {
            return this.Absent();
        }

        finding.Send(clock.GetUtcNow());
        Inspection.Touch();
        acts.Write(new Act("oversight.measure-sent", MeasuresAfterAnInspection.Article(finding.Measure), Name) { Content = new JsonObject { ["finding"] = finding.Place } });
        return await this.DoneAsync(db, new("発出を記録しました。", "It is on record that it went out."), Path, cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostReportAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Sampled, async () =>
    {
        if (Inspection.Findings.SingleOrDefault(f => f.Id == Sample) is not { SentAt: not null, ReportedAt: null } finding)
        {
            return this.Absent();
        }

        var reported = Typed($"Reported-{finding.Place}");
        if (!TypedText.IsSaid(reported, Longest))
        {
            return this.Mend([new Problem($"Reported-{finding.Place}", "reported", new("報告された措置を4,000字以内で入力してください。", "Say what was reported, in at most 4,000 characters."))]);
        }

        finding.Report(reported!, clock.GetUtcNow());
        Inspection.Touch();
        acts.Write(new Act("oversight.measure-reported", MeasuresAfterAnInspection.Article(finding.Measure), Name) { Content = new JsonObject { ["finding"] = finding.Place, ["text"] = reported } });
        return await this.DoneAsync(db, new("措置の報告を記録しました。", "What was reported is on record."), Path, cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostCloseAsync(string number, CancellationToken cancellation) => DoAsync(number, InspectionState.Sampled, async () =>
    {
        var problems = new Problems()
            .Unless(TypedText.IsSaid(Conclusion, Longest), nameof(Conclusion), "conclusion", new("結論を4,000字以内で入力してください。", "Write the conclusion, in at most 4,000 characters."))
            .Unless(Inspection.Samples.All(s => s.Sound is not null), "", "samples", new("判断していない標本があります。", "Some of the sample were not judged."))
            .Unless(Inspection.Findings.All(f => f.IsSettled), "", "findings", new("措置の報告を受けていない結果があります。", "For some findings nothing was reported yet."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        Inspection.Close(Conclusion!.Trim(), clock.GetUtcNow());
        acts.Write(new Act("oversight.inspection-closed", "Act, Art. 47", Name) { Content = new JsonObject { ["conclusion"] = Conclusion.Trim() } });
        return await this.DoneAsync(db, new("検査を終結しました。", "The inspection was closed."), Path, cancellation);
    }, cancellation);

    private string? Typed(string name) => Request.Form[name].ToString().Trim() is { Length: > 0 } typed ? typed : null;

    private async Task<IActionResult> DoAsync(string number, InspectionState during, Func<Task<IActionResult>> deed, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Inspection.State != during)
        {
            return this.Absent();
        }

        if (!MayInspect)
        {
            return await this.RefuseAsync(acts, "oversight.inspection-closed", Name, InspectorsOnly, cancellation);
        }

        var answer = await deed();
        if (answer is PageResult)
        {
            await ShowAsync(cancellation);
        }

        return answer;
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        Inspection = (await db.Set<Inspection>().Include(i => i.Samples).Include(i => i.Findings).AsSplitQuery().SingleOrDefaultAsync(i => i.Number == number, cancellation))!;
        return Inspection is not null;
    }

    // What only the page shows; who is led on after a deed needs none of it.
    private async Task ShowAsync(CancellationToken cancellation)
    {
        PlanPlace = (await draw.PlacesOfPlansAsync([Inspection.Number], cancellation)).TryGetValue(Inspection.Number, out var place) ? place : null;
        Whose = Inspection.Of is { } of ? (await who.OrganisationAsync(of, cancellation))?.Name.ToString() : null;
        var drawn = Inspection.Samples.Select(s => s.Act).ToArray();
        lines = (await shown.OldestAsync(db.Set<ActContent>().AsNoTracking().Where(a => drawn.Contains(a.Id)), drawn.Length, cancellation)).ToDictionary(l => l.Id);
        var logged = await Logged.ReadAsync(db, l => drawn.Contains(l.Act), w => drawn.Contains(w.Id), cancellation);
        var contents = await db.Set<ActContent>().AsNoTracking().Where(a => drawn.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        proved = (await db.Set<RecordedAct>().AsNoTracking().Where(a => drawn.Contains(a.Id)).ToListAsync(cancellation))
            .Where(a => logged.Agrees(a) && contents.GetValueOrDefault(a.Id)?.Matches(a) is true).Select(a => a.Id).ToHashSet();
    }
}
