using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Convening;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Contributing;

/// <summary>What was contributed, by topic and region, as far as the actor reads it.</summary>
/// <remarks>For the secretariat and for named persons; who takes no part any more finds what the own organisation gave.</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(3)")]
internal sealed class ContributionsPage(ContributionsInSight contributions, TopicsInSight topics) : PageModel, INeedsNoSeat
{
    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<Choice> Topics { get; private set; } = [];

    public ContributionRows Rows { get; private set; } = ContributionRows.None;

    public string? Next => Rows.Next?.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await topics.AllAsync(cancellation);
        Topics = [.. all.Select(t => new Choice(t.Number, t.Title))];
        Rows = await contributions.ListAsync(new ContributionFilter(all.FirstOrDefault(t => t.Number == Topic)?.Id, Regions.IsOne(Region) ? Region : null, Before), cancellation);
    }

    private DateTimeOffset? Before =>
        long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
