using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Parties.Administering;

/// <summary>The register of organisations.</summary>
/// <remarks>For system administrators: the register decides whom a report reaches.</remarks>
[Authorize(nameof(Permission.Administer))]
internal sealed class OrganisationsPage(StoreDb db) : PageModel
{
    private const int Many = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<OrganisationKind>().Select(k => Choice.Of(k.ToString(), KindWords.Of(k)))];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = db.Set<OrganisationRow>().AsNoTracking();
        if (Q?.Trim() is { Length: > 0 and <= 200 } words)
        {
            var number = CorporateNumber.TryParse(words, null, out var parsed) ? parsed.Digits : words;
            query = query.Where(o => o.NameJa.Contains(words) || o.NameEn.Contains(words) || o.Code == words || o.CorporateNumber == number);
        }

        if (Enum.TryParse<OrganisationKind>(Kind, out var kind))
        {
            query = query.Where(o => o.Kind == kind);
        }

        if (After is { Length: > 0 and <= 64 } after)
        {
            query = query.Where(o => string.Compare(o.Code, after) > 0);
        }

        var found = await query.OrderBy(o => o.Code).Take(Many + 1).ToListAsync(cancellation);
        Next = found.Count > Many ? found[Many - 1].Code : null;
        Rows = [.. found.Take(Many).Select(o => new Row(o.Code, new Words(o.NameJa, o.NameEn), KindWords.Of(o.Kind), o.CorporateNumber, o.ClosedAt is not null))];
    }

    /// <summary>An organisation in the list.</summary>
    internal sealed record Row(string Code, Words Name, Words Kind, string? Number, bool IsClosed);
}
