using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>A desk's notifications, the newest first: all, or those with something left to do; and how long passing on takes in each sector.</summary>
/// <remarks>For ministries and the Cabinet Office; the rows are those that reached the own authority. A regional bureau is told that none reaches it: no power over notifications is delegated to it.</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(1)")]
[Article("Act, Art. 4(2)")]
internal sealed class DeskNotificationsPage(StoreDb db, ReachedNotifications reached, IWhoIsWho who, SectorPace figures, Actor actor, TimeProvider clock) : PageModel
{
    private const int PageLength = 50;

    public IReadOnlyList<Notification> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Operators { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    /// <summary>Of the rows, those with an open question, and whether its limit has passed.</summary>
    public IReadOnlyDictionary<NotificationId, bool> Waiting { get; private set; } = new Dictionary<NotificationId, bool>();

    public IReadOnlyList<SectorFigure> Figures { get; private set; } = [];

    public string? Next { get; private set; }

    public DeskView View { get; private set; }

    /// <summary>The views that mean something here: what has reached the Cabinet Office has been passed on.</summary>
    public IReadOnlyList<DeskView> Views { get; private set; } = [];

    public Words Business(string sector) => Competence.Sector(sector, LegalCalendar.LegalDay(clock.GetUtcNow()))?.Name ?? new(sector, sector);

    /// <summary>Whether notifications can reach this authority at all.</summary>
    public bool Receives { get; private set; }

    /// <summary>How long it lay until it was passed on, or lies until now.</summary>
    public Words Lain(Notification notification) => Lapse.Of((notification.PassedOnAt ?? clock.GetUtcNow()) - notification.FiledAt);

    public async Task OnGetAsync(string? view, string? after, CancellationToken cancellation)
    {
        var kind = (await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind;
        Receives = kind is OrganisationKind.Ministry or OrganisationKind.CabinetOffice;
        if (!Receives)
        {
            return;
        }

        Views = kind is OrganisationKind.Ministry ? Enum.GetValues<DeskView>() : [DeskView.All, DeskView.QuestionOpen, DeskView.AnswerOverdue];
        View = Enum.TryParse<DeskView>(view, true, out var asked) && Views.Contains(asked) ? asked : DeskView.All;
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var page = await reached.TakeAsync(View, ApiCursor.TryParse(after, out var last) ? last : null, PageLength + 1, cancellation);
        Rows = [.. page.Take(PageLength).Select(p => p.Notification)];
        Next = page.Count > PageLength ? new ApiCursor(page[PageLength - 1].ReachedAt, Rows[^1].Number).ToString() : null;
        var ids = Rows.Select(n => n.Id).ToArray();
        Operators = await who.OrganisationsAsync(Rows.Select(n => n.Operator), cancellation);
        var open = await OpenQuestions.In(db).Where(x => x.Notification != null && ids.Contains(x.Notification.Value)).Select(x => new { x.Notification, x.DueOn }).ToListAsync(cancellation);
        Waiting = open.GroupBy(x => x.Notification!.Value).ToDictionary(g => g.Key, g => g.Any(x => x.DueOn < today));
        Figures = await figures.OfAsync(cancellation);
    }
}
