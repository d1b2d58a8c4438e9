using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>An authority writes about a notification: a request, guidance, an order, the Prime Minister's opinion, a message, a note.</summary>
/// <remarks>The door is the reader's; whose power it is, and whether the role may use it, is asked for the act, so that a refusal names its article and is on record. A notification that did not reach the authority is not there (404).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 6")]
[Article("Act, Art. 7")]
[Article("Act, Art. 9")]
[Article("Act, Art. 10")]
internal sealed class WriteOnNotificationPage(MattersAtTheDesk matters, WriteToOperator writing, TimeProvider clock) : WritingPage(writing, clock)
{
    public async Task<IActionResult> OnGetAsync(string number, string kind, CancellationToken cancellation) => await ShowAsync(await FindAsync(number, cancellation), kind, cancellation);

    public async Task<IActionResult> OnPostAsync(string number, string kind, CancellationToken cancellation) => await SendAsync(await FindAsync(number, cancellation), kind, cancellation);

    private async Task<DeskMatter?> FindAsync(string number, CancellationToken cancellation)
    {
        if (await matters.OfNotificationAsync(number, cancellation) is not { Notification: { } notification } found)
        {
            return null;
        }

        var name = OperatorOutline.Read(notification.Outline).Name;
        Operator = new(name, name);
        Business = Competence.Sector(found.Sector, LegalCalendar.LegalDay(notification.FiledAt))?.Name ?? new(found.Sector, found.Sector);
        return found;
    }
}
