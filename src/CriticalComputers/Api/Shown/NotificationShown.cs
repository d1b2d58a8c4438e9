using System.ComponentModel;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>① 事業者の概要.</summary>
[Description("① 事業者の概要 (Order, art. 2(5)(i)).")]
internal sealed record OutlineShown(
    [property: Description("The name.")] string Name,
    [property: Description("法人番号.")] string? CorporateNumber,
    [property: Description("The address.")] string? Address,
    [property: Description("Title and name of the representative.")] string? Representative,
    [property: Description("Whom to ask.")] string? Contact)
{
    public static OutlineShown Of(OperatorOutline o) => new(o.Name, o.Number, o.Address, o.Representative, o.Contact);
}

/// <summary>Items ② to ⑤.</summary>
[Description("Items ② to ⑤ of Order, art. 2(5). There is no version among them.")]
internal sealed record ItemsShown(
    [property: Description("② 特定重要設備の区分.")] string FacilityCategory,
    [property: Description("③ 特定重要電子計算機の区分.")] IReadOnlyList<string> Classes,
    [property: Description("④ 製品名.")] string Product,
    [property: Description("⑤ 製造者名.")] string Maker)
{
    public static ItemsShown Of(NotifiedItems items) => new(items.FacilityCategory, CodesOf(items.Classes), items.Product, items.Maker);

    public static ItemsShown Of(NotifiedComputer line) => new(line.FacilityCategory, CodesOf(line.Classes), line.Product, line.Maker);

    private static string[] CodesOf(ClassSet classes) => [.. classes.Classes.Select(c => c.Code())];
}

/// <summary>A computer as it would stand in a notification.</summary>
[Description("A computer as it would stand in the notification.")]
internal sealed record OwedComputerShown(
    [property: Description("The entry of the register; stays with the operator.")] Guid Computer,
    [property: Description("new, changed or removed.")] string As,
    [property: Description("The day of the introduction, of the change or of the removal.")] DateOnly? On,
    [property: Description("The last day.")] DateOnly? DueOn,
    [property: Description("What would be notified.")] ItemsShown Items,
    [property: Description("What was notified before; null for a new one.")] ItemsShown? Before)
{
    public static OwedComputerShown Of(OwedComputer c) => new(
        c.Computer.Id.Value, Kebab.Of(c.As), c.On, c.Computer.DueOn, ItemsShown.Of(c.Items), c.Before is null ? null : ItemsShown.Of(c.Before));
}

/// <summary>A notification that could be filed now.</summary>
[Description("A notification that is owed and could be filed now: one business, one form.")]
internal sealed record OwedShown(
    [property: Description("The code of the business.")] string Sector,
    [property: Description("The business.")] Said Business,
    [property: Description("new (様式第一) or change (様式第二).")] string Kind,
    [property: Description("SHA-256 of what stands here. Send it with the filing: what was seen is what is filed.")] string Seen,
    [property: Description("① 事業者の概要.")] OutlineShown Operator,
    [property: Description("The computers.")] IReadOnlyList<OwedComputerShown> Computers,
    [property: Description("What is missing before it can be filed.")] IReadOnlyList<Said> Missing)
{
    public static OwedShown Of(OwedNotification owed, Words business) => new(
        owed.Sector, Said.Of(business), Kebab.Of(owed.Kind), Convert.ToHexStringLower(owed.Digest()), OutlineShown.Of(owed.Outline), [.. owed.Computers.Select(OwedComputerShown.Of)],
        [.. owed.Outline.Missing().Select(p => Said.Of(p.Message))]);
}

/// <summary>What a person has seen and has filed.</summary>
[Description("A notification that a person has looked over and has filed.")]
internal sealed record NotificationToFile
{
    [Description("The code of the business.")]
    public required string Sector { get; init; }

    [Description("new or change.")]
    public required string Kind { get; init; }

    [Description("`seen` of the notification that is owed, as the person saw it.")]
    public required string Seen { get; init; }

    [Description("Must be true: a person has looked over what is filed.")]
    public required bool Confirmed { get; init; }
}

/// <summary>An authority that a notification has reached.</summary>
[Description("An authority that the notification has reached.")]
internal sealed record AddresseeShown(
    [property: Description("Its code: meti, cao.")] string? Authority,
    [property: Description("Its name.")] Said? Name,
    [property: Description("competent-minister, joint-minister or prime-minister.")] string Capacity,
    [property: Description("When it was reached, UTC.")] DateTimeOffset ReachedAt);

/// <summary>A notification in a list.</summary>
[Description("A notification.")]
internal sealed record NotificationLine(
    [property: Description("Its number.")] string Number,
    [property: Description("The code of the business.")] string Sector,
    [property: Description("new (様式第一) or change (様式第二).")] string Kind,
    [property: Description("The name of the operator, as it was filed.")] string Operator,
    [property: Description("How many computers stand in it.")] int Computers,
    [property: Description("When it was filed, UTC.")] DateTimeOffset FiledAt,
    [property: Description("The earliest last day among its computers.")] DateOnly? DueOn,
    [property: Description("Whether that day had passed.")] bool Late,
    [property: Description("When the minister's desk found it in order, UTC.")] DateTimeOffset? CheckedAt,
    [property: Description("When it was passed on to the Prime Minister, UTC.")] DateTimeOffset? PassedOnAt)
{
    public static NotificationLine Of(Notification n) => new(
        n.Number, n.Sector, Kebab.Of(n.Kind), OperatorOutline.Read(n.Outline).Name, n.Computers, n.FiledAt, n.DueOn, n.Late, n.CheckedAt, n.PassedOnAt);
}

/// <summary>A page of notifications.</summary>
[Description("A page of notifications, newest first.")]
internal sealed record NotificationList(
    [property: Description("The notifications.")] IReadOnlyList<NotificationLine> Notifications,
    [property: Description("Send it as cursor for the next page; null on the last.")] string? Next);

/// <summary>A computer as it was notified.</summary>
[Description("A computer as it was notified.")]
internal sealed record NotifiedComputerShown(
    [property: Description("new, changed or removed.")] string As,
    [property: Description("The day of the introduction, of the change or of the removal.")] DateOnly? On,
    [property: Description("What was notified.")] ItemsShown Items,
    [property: Description("What was notified before; null for a new one.")] ItemsShown? Before)
{
    public static NotifiedComputerShown Of(NotifiedComputer line) => new(
        Kebab.Of(line.As), line.On, ItemsShown.Of(line), line.Before is { } before ? ItemsShown.Of(OwedComputer.ItemsOf(before)) : null);
}

/// <summary>A notification with all that it says.</summary>
[Description("A notification with all that it says.")]
internal sealed record NotificationShown(
    [property: Description("The notification.")] NotificationLine Notification,
    [property: Description("① 事業者の概要, as it stood on the day.")] OutlineShown Operator,
    [property: Description("The computers.")] IReadOnlyList<NotifiedComputerShown> Computers,
    [property: Description("The authorities that it has reached.")] IReadOnlyList<AddresseeShown> Addressees,
    [property: Description("SHA-256 of the content.")] string Digest,
    [property: Description("The revision; also the ETag.")] int Revision)
{
    public static NotificationShown Of(Notification n, IEnumerable<NotifiedComputer> computers, IReadOnlyDictionary<OrganisationId, Organisation> authorities) => new(
        NotificationLine.Of(n),
        OutlineShown.Of(OperatorOutline.Read(n.Outline)),
        [.. computers.Select(NotifiedComputerShown.Of)],
        [.. n.Addressees.OrderBy(a => a.Capacity).ThenBy(a => a.Organisation.Value).Select(a => authorities.GetValueOrDefault(a.Organisation) is { } known
            ? new AddresseeShown(known.Code, Said.Of(known.Name), Kebab.Of(a.Capacity), a.ReachedAt)
            : new AddresseeShown(null, null, Kebab.Of(a.Capacity), a.ReachedAt))],
        Convert.ToHexStringLower(n.Digest),
        n.Revision);
}
