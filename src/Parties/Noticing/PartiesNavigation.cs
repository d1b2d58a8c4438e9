using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Face;

namespace Noroshi.Parties.Noticing;

/// <summary>What this module puts into the menu.</summary>
internal sealed class PartiesNavigation : INavigation
{
    private static readonly Words Organisation = new("組織", "Organisation");
    private static readonly Words Administration = new("管理", "Administration");
    private static readonly Words Mine = new("お知らせ", "Notices");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Mine, Mine, "/notices", null, 500),
        new(Organisation, new("組織の利用者", "People"), "/organisation/people", Permission.ManagePeople, 700),
        new(Organisation, new("代理人への委任", "Mandates"), "/organisation/mandates", Permission.GrantMandates, 710),
        new(Organisation, new("組織の情報", "Profile"), "/organisation/profile", Permission.ManagePeople, 720),
        new(Organisation, new("パスキーの復旧", "Recoveries"), "/recoveries", Permission.ManagePeople, 730),
        new(Administration, new("組織の台帳", "Organisations"), "/administration/organisations", Permission.Administer, 800),
    ];
}

/// <summary>How many notices a person has not read.</summary>
internal sealed class UnreadNotices(StoreDb db, Actor actor) : INavigationCount, IWaiting
{
    private static readonly Words Unread = new("まだ読んでいないお知らせ", "Notices not read yet");

    public string Path => "/notices";

    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation) =>
        [new(Unread, await CountAsync(cancellation), Path, Order: 90)];

    public async ValueTask<int> CountAsync(CancellationToken cancellation) =>
        actor.IsSomebody ? await db.Set<Notice>().CountAsync(n => n.To == actor.Person && n.ReadAt == null, cancellation) : 0;
}
