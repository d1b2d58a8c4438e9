using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>An operator's register: what is due, doubtful and changed, and the entries.</summary>
/// <remarks>For those who may read the register of their own organisation.</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Act, Art. 4")]
internal sealed class RegisterListPage(StoreDb db, RegisterList list, RegisterFacets facets, WhoseRegister whose, Actor actor) : PageModel
{
    public RegisterFilter Filter { get; private set; } = new();

    public RegisterFigures Figures { get; private set; } = new(new Dictionary<ComputerState, int>(), 0, null);

    public FacetList Facets { get; private set; } = new([], false);

    /// <summary>Conditions without which the empty list would not be empty, with how many entries it would then hold.</summary>
    public IReadOnlyList<(FilterPart Part, int Count)> Droppable { get; private set; } = [];

    public static IReadOnlyList<Choice> Sorts { get; } =
        [Choice.Of("due", new("届出の期限が近い順", "Nearest last day first")), Choice.Of("name", new("管理名の順", "By name")), Choice.Of("impact", new("事業への影響が大きい順", "Greatest impact first"))];

    public RegisterPage Shown { get; private set; } = new([], null);

    public IReadOnlyDictionary<FacilityId, string> FacilityNames { get; private set; } = new Dictionary<FacilityId, string>();

    /// <summary>The last day for telling a change of the operator's outline, if one is owed.</summary>
    public DateOnly? OutlineDueOn { get; private set; }

    public bool IsDesignated { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepRegister);

    public DateOnly Today => whose.Today;

    /// <summary>The filter as it stands in the address, for the export.</summary>
    public string Query => new QueryBuilder(Request.Query.Where(p => p.Key is not "after")).ToQueryString().ToString();

    /// <summary>The filter, to be carried on by a form.</summary>
    public IEnumerable<(string Name, string Value)> Conditions => Request.Query.Where(p => p.Key is not ("after" or "sort" or "id" or "all")).Select(p => (p.Key, p.Value.ToString()));

    public string PathOf(ComputerState? state) => PathWith("state", state?.ToString());

    /// <summary>The list narrowed by one more value, or widened by leaving it out.</summary>
    public string PathWith(string name, string? value)
    {
        var query = new QueryBuilder(Request.Query.Where(p => p.Key != name && p.Key is not "after"));
        if (value is not null)
        {
            query.Add(name, value);
        }

        return "/computers" + query.ToQueryString();
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = RegisterFilter.Read(Request.Query);
        IsDesignated = (await whose.DesignationsAsync(cancellation)).Count > 0;
        FacilityNames = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToDictionaryAsync(f => f.Id, f => f.Name, cancellation);
        Figures = await list.FiguresAsync(whose.Operator, cancellation);
        OutlineDueOn = await db.Set<OutlineChange>().AsNoTracking().Where(c => c.Operator == whose.Operator).MinAsync(c => (DateOnly?)c.DueOn, cancellation);
        Shown = await list.PageAsync(whose.Operator, Filter, RegisterList.PageLength, cancellation);
        Facets = await facets.OfAsync(whose.Operator, Filter, FacilityNames, Figures.All, cancellation);
        if (Shown.Rows.Count == 0 && Figures.All > 0)
        {
            Droppable = await list.DroppableAsync(whose.Operator, Filter, FacilityNames, cancellation);
        }
    }
}
