using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Checking;

/// <summary>A kept self-check in the list.</summary>
internal sealed record JudgementRow(Judgement Kept, string? Person)
{
    private Verdict Verdict => Enum.GetValues<Verdict>().First(v => v.Code() == Kept.Answer);

    public Words Words => Verdict.Words();

    public StatusKind Kind => Verdict switch
    {
        Verdict.MustReport => StatusKind.Attention,
        Verdict.NeedNot => StatusKind.Done,
        _ => StatusKind.Neutral,
    };
}

/// <summary>The self-checks that an organisation kept.</summary>
/// <remarks>For those who file; only their own organisation's.</remarks>
[Authorize(nameof(Permission.FileReports))]
[Article("Act, Art. 5")]
internal sealed class HistoryPage(StoreDb db, IWhoIsWho who) : PageModel
{
    private const int Many = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<JudgementRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var own = db.Set<Judgement>().AsNoTracking().Where(j => j.Organisation == db.Actor.Organisation);
        if (After is { } after && await own.Where(j => j.Id == after).Select(j => (DateTimeOffset?)j.At).FirstOrDefaultAsync(cancellation) is { } at)
        {
            own = own.Where(j => j.At < at);
        }

        var found = await own.OrderByDescending(j => j.At).Take(Many + 1).ToListAsync(cancellation);
        Next = found.Count > Many ? found[Many - 1].Id.ToString() : null;
        var people = await who.PersonsAsync(found.Select(j => j.Person), cancellation);
        Rows = [.. found.Take(Many).Select(j => new JudgementRow(j, people.GetValueOrDefault(j.Person)?.Name))];
    }
}
