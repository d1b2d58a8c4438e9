using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Precedents;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Comparing;

/// <summary>Like products that operators or sectors class differently, with the precedents beside them: so that the classes do not drift apart.</summary>
/// <remarks>For ministries, over what reached them, and the Cabinet Office over all that was passed on; the reading is on record. For a regional bureau it is not there (404).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(2)")]
[Article("Order, Art. 1(1)")]
internal sealed class ConsistencyPage(CompareClasses comparing, PrecedentsInSight precedents, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    private static readonly Words TooMuch = new("届出が多いため、一度には比べられません。事業を1つ選んでください。", "There is too much to compare at once. Choose one business.");

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Maker { get; set; }

    public IReadOnlyList<AlikeProduct> Found { get; private set; } = [];

    /// <summary>How many there are besides those shown.</summary>
    public int NotShown { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyList<Precedent>> Precedents { get; private set; } = new Dictionary<string, IReadOnlyList<Precedent>>();

    public IReadOnlyList<Choice> Sectors => SectorChoices.On(Today);

    /// <summary>The address of the same as a file.</summary>
    public string Download => "/desk/notifications/consistency.csv" + new QueryBuilder(new[] { ("sector", Sector), ("maker", Maker) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => KeyValuePair.Create(p.Item1, p.Item2!)));

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public string Names(IEnumerable<string> sectors) => string.Join(Web.Showing.Punctuation.Comma.Here, sectors.Select(s => Competence.Sector(s, Today)?.Name.Here ?? s));

    public static string PathOf(AlikeProduct product) => "/desk/notifications/consistency/product" + new QueryBuilder { { "product", product.Product }, { "maker", product.Maker } };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await comparing.MayAsync(cancellation))
        {
            return this.Absent();
        }

        var problems = new Problems()
            .Unless(string.IsNullOrEmpty(Sector) || Competence.Sector(Sector, Today) is not null, nameof(Sector), "sector", new("事業を選んでください。", "Choose a business."))
            .Unless(Maker is null or { Length: <= RegisterKeys.LongestName }, nameof(Maker), "maker", new("製造者名は200文字以内で入力してください。", "The maker may have at most 200 characters."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (await comparing.DifferingAsync(Sector, Maker, cancellation) is not { } found)
        {
            return this.Mend([new Problem(nameof(Sector), "too-much", TooMuch)]);
        }

        (Found, NotShown) = ([.. found.Take(Most)], Math.Max(0, found.Count - Most));
        Precedents = await precedents.OfProductsAsync(Found.Select(f => f.Key), cancellation);
        await comparing.RecordAsync(Sector, Maker, "page", cancellation);
        return Page();
    }
}
