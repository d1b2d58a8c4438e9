using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Feedback.Figuring;
using Noroshi.Feedback.Law;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Machines;

namespace Noroshi.Feedback.Answering;

/// <summary>What recipients said, the newest first, with the figures of the last ninety days.</summary>
/// <remarks>For those who write products. To others it is closed (403).</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 37")]
internal sealed class OpinionListPage(StoreDb db, IWhoIsWho who, Figures figures) : PageModel
{
    private const int Length = 30;

    /// <summary>Of which product's version; of all without it.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Product { get; set; }

    /// <summary><c>waiting</c> for what is not answered; otherwise all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<Opinion> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public string? Next { get; private set; }

    public FeedbackFigures InFigures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = db.Set<Opinion>().AsNoTracking().Where(o => o.ReplacedAt == null);
        query = Product is { } product ? query.Where(o => o.Product == product) : query;
        query = Show is "waiting" ? OpinionList.Waiting(query) : query;
        if (ApiCursor.TryParse(After, out var cursor) && Guid.TryParse(cursor.Name, out var last))
        {
            var at = cursor.At;
            query = query.Where(o => o.SaidAt < at || (o.SaidAt == at && o.Id.CompareTo(last) < 0));
        }

        var found = await query.OrderByDescending(o => o.SaidAt).ThenByDescending(o => o.Id).Take(Length + 1).ToListAsync(cancellation);
        Rows = [.. found.Take(Length)];
        Next = found.Count > Length ? new ApiCursor(Rows[^1].SaidAt, Rows[^1].Id.ToString("D")).ToString() : null;
        Organisations = await who.OrganisationsAsync(Rows.Select(o => o.Organisation), cancellation);
        InFigures = await figures.OfAsync(Product, cancellation);
    }
}

/// <summary>What is asked of opinions in more than one place.</summary>
internal static class OpinionList
{
    /// <summary>Those that an analyst has still to look at.</summary>
    public static IQueryable<Opinion> Waiting(IQueryable<Opinion> opinions) => opinions.Where(o => o.RepliedAt == null && o.Kind != OpinionKind.Useful && o.Kind != OpinionKind.NotUseful);
}
