using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Convening;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Asking;

/// <summary>The council asks a member for material, an opinion or an explanation.</summary>
/// <remarks>For the council's secretariat, which asks in the council's name.</remarks>
[Authorize(nameof(Permission.RunCouncil))]
[Article("Act, Art. 45(5)")]
internal sealed class NewRequestPage(AskMember ask, TopicsInSight topics, StoreDb db, IWhoIsWho who, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? HopedFor { get; set; }

    public IReadOnlyList<Choice> Members { get; private set; } = [];

    public IReadOnlyList<Choice> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Id = Identifier.New(clock);
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        Id = Id == default ? Identifier.New(clock) : Id;
        if (AskMember.Check(Text, HopedFor, LegalCalendar.LegalDay(clock.GetUtcNow())) is { Count: > 0 } problems)
        {
            return this.Mend(problems);
        }

        var topic = (await topics.AllAsync(cancellation)).FirstOrDefault(t => t.Number == Topic)?.Id;
        var (deed, request) = await ask.AskAsync(Id, Checks.Organisation(To) ?? default, topic, Text!.Trim(), TypedDay.Read(HopedFor), cancellation);
        return this.After(deed, new("求めました。", "Asked."), $"/council/requests/{request?.Number}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var active = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active).Select(m => m.Organisation).ToListAsync(cancellation);
        Members = [.. (await who.OrganisationsAsync(active, cancellation)).Values.OrderBy(o => o.Code, StringComparer.Ordinal).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        Topics = [.. (await topics.AllAsync(cancellation)).Where(t => t.ClosedAt is null).Select(t => new Choice(t.Number, t.Title))];
    }
}
