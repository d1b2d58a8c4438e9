using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;

namespace Noroshi.Council.Convening;

/// <summary>The topics in sight.</summary>
/// <remarks>For the secretariat and for named persons bound to secrecy, each with the topics of their organisation.</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(3)")]
internal sealed class TopicsPage(TopicsInSight topics, CouncilAdmission admission) : PageModel
{
    public IReadOnlyList<Topic> Rows { get; private set; } = [];

    public bool IsSecretariat => admission.IsSecretariat;

    public bool GateAsks { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Rows = await topics.AllAsync(cancellation);
        GateAsks = await admission.GateAsync(cancellation) is ClearanceGate.ByTopic;
    }
}
