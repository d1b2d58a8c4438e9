using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>An authority writes to an operator that has not notified in a business: the duty of article 4 may be there, and not done.</summary>
/// <remarks>The door is the reader's; the act is asked for as on a notification. An operator of another minister's businesses is not there (404); a regional bureau is refused, since no power over notifications is delegated to it (Cabinet Order art 3).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 6")]
[Article("Act, Art. 7")]
[Article("Act, Art. 9")]
[Article("Act, Art. 10")]
[Article("Cabinet Order, Art. 3")]
internal sealed class WriteWithoutNotificationPage(MattersAtTheDesk matters, BureausHaveNoPower bureaus, WriteToOperator writing, IWhoIsWho who, TimeProvider clock) : WritingPage(writing, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid @operator, string sector, string kind, CancellationToken cancellation) => await bureaus.AskAsync(@operator, cancellation) is { } refused
        ? this.Refuse(refused)
        : await ShowAsync(await FindAsync(@operator, sector, cancellation), kind, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid @operator, string sector, string kind, CancellationToken cancellation) => await bureaus.AskAsync(@operator, cancellation) is { } refused
        ? this.Refuse(refused)
        : await SendAsync(await FindAsync(@operator, sector, cancellation), kind, cancellation);

    private async Task<DeskMatter?> FindAsync(Guid @operator, string sector, CancellationToken cancellation)
    {
        if ((await matters.OfOperatorAsync(@operator, cancellation)).FirstOrDefault(m => m.Sector == sector) is not { } found)
        {
            return null;
        }

        Operator = (await who.OrganisationAsync(found.Operator, cancellation))!.Name;
        Business = Competence.Sector(sector, LegalCalendar.LegalDay(Clock.GetUtcNow()))!.Name;
        return found;
    }
}
