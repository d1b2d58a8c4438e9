using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
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
internal sealed class RegisterListPage(StoreDb db, RegisterList list, WhoseRegister whose, Actor actor) : PageModel
{
    public RegisterFilter Filter { get; private set; } = new();

    public RegisterFigures Figures { get; private set; } = new(new Dictionary<ComputerState, int>(), 0, null);

    public RegisterPage Shown { get; private set; } = new([], null);

    public IReadOnlyDictionary<FacilityId, string> FacilityNames { get; private set; } = new Dictionary<FacilityId, string>();

    public IReadOnlyList<Choice> Facilities => [.. FacilityNames.Select(f => new Choice(f.Key.ToString(), f.Value))];

    public static IReadOnlyList<Choice> Classes => [.. DeviceClasses.All.Select(c => new Choice(c.Code(), c.Code()))];

    public static IReadOnlyList<Choice> Units => [.. ComputerUnits.All.Select(u => Choice.Of(u.Code(), u.Words()))];

    public bool IsDesignated { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepRegister);

    public DateOnly Today => whose.Today;

    /// <summary>The filter as it stands in the address, for the export.</summary>
    public string Query => new QueryBuilder(Request.Query.Where(p => p.Key is not "after")).ToQueryString().ToString();

    /// <summary>The filter, to be carried on by a form.</summary>
    public IEnumerable<(string Name, string Value)> Conditions => Request.Query.Where(p => p.Key is not ("after" or "sort" or "id" or "all")).Select(p => (p.Key, p.Value.ToString()));

    public string PathOf(ComputerState? state)
    {
        var query = new QueryBuilder(Request.Query.Where(p => p.Key is not ("state" or "after")));
        if (state is { } asked)
        {
            query.Add("state", asked.ToString());
        }

        return "/computers" + query.ToQueryString();
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = RegisterFilter.Read(Request.Query);
        IsDesignated = (await whose.DesignationsAsync(cancellation)).Count > 0;
        FacilityNames = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToDictionaryAsync(f => f.Id, f => f.Name, cancellation);
        Figures = await list.FiguresAsync(whose.Operator, cancellation);
        Shown = await list.PageAsync(whose.Operator, Filter, RegisterList.PageLength, cancellation);
    }
}
