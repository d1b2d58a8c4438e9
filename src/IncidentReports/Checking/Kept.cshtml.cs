using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Checking;

/// <summary>A kept self-check: the answer, its reasons, the facts, who asked; and the way on into a report.</summary>
/// <remarks>For those who file; another organisation's is not there (404).</remarks>
[Authorize(nameof(Permission.FileReports))]
[Article("Act, Art. 5")]
internal sealed class KeptPage(KeptJudgements judgements, IWhoIsWho who, IRecordOfActs acts) : PageModel
{
    public Judgement Kept { get; private set; } = null!;

    public ReportabilityAnswer Answer { get; private set; } = null!;

    public IReadOnlyList<(Fact Fact, bool Holds)> Facts { get; private set; } = [];

    public string? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await judgements.FindAsync(id, cancellation) is not { } kept)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"judgement:{id}"), cancellation);
            return this.Absent();
        }

        Kept = kept;
        Facts = [.. JsonSerializer.Deserialize<Dictionary<string, bool>>(kept.Facts)!.Where(f => Fact.TryParse(f.Key, out _)).Select(f => (new Fact(f.Key), f.Value))];

        // The rule is dated and pure: the same facts on the same day give the same answer.
        Answer = Reportability.Of(Facts.Aggregate(Law.Duty.Facts.None, (facts, f) => facts.With(f.Fact, f.Holds)), kept.OnDay);
        Person = (await who.PersonAsync(kept.Person, cancellation))?.Name;
        return Page();
    }
}
