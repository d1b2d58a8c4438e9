using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Law;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties;

namespace Noroshi.Council.Settling;

/// <summary>What the law says of the council, and what is a policy and marked as unverified.</summary>
/// <remarks>For every signed-in person: it tells nothing of members or topics, and who thinks of joining should read it first.</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Act, Art. 45(8)")]
internal sealed class CouncilRulesPage(CouncilAdmission admission) : PageModel, INeedsNoSeat
{
    public ClearanceGate Gate { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Gate = await admission.GateAsync(cancellation);
}
