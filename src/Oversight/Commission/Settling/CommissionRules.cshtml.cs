using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Settling;

/// <summary>What the law says of the commission's work, and what was settled for this system.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 62")]
internal sealed class CommissionRulesPage(CommissionDesk desk) : PageModel, ITellsNoSecret
{
    public IReadOnlyList<(Words Name, string Value)> Now { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Now = await SettingOfTheCommission.NowAsync(desk, cancellation);
}
