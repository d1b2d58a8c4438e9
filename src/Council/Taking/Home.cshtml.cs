using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Convening;
using Noroshi.Council.Face;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Taking;

/// <summary>Where one enters the council: what there is, what waits, and, for those who take no part, why.</summary>
/// <remarks>For the secretariat and for people of organisations who may take part by role; who is not let in is told why and where to go.</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(1)")]
internal sealed class HomePage(CouncilAdmission admission, TopicsInSight topics, WhatWaits waits, StoreDb db) : PageModel, INeedsNoSeat
{
    public Ruling.Refused? Refusal { get; private set; }

    public bool IsSecretariat => admission.IsSecretariat;

    public int Topics { get; private set; }

    public int Unread { get; private set; }

    public int Requests { get; private set; }

    public int Widenings { get; private set; }

    public int Members { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Refusal = await admission.AskAsync(cancellation) as Ruling.Refused;
        if (Refusal is not null)
        {
            return;
        }

        Topics = (await topics.AllAsync(cancellation)).Count(t => t.ClosedAt is null);
        (Unread, Requests, Widenings) = (await waits.UnreadAsync(cancellation), await waits.RequestsAsync(cancellation), await waits.WideningsAsync(cancellation));
        Members = IsSecretariat ? await db.Set<Member>().CountAsync(m => m.State == MemberState.Active, cancellation) : 0;
    }
}
