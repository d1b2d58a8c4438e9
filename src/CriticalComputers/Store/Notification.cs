using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>A notification as it was filed (Act art 4(1), (3)), and what its desk did with it.</summary>
internal sealed class Notification
{
    public NotificationId Id { get; init; }

    /// <summary>A number that can be read out on the telephone.</summary>
    public string Number { get; init; } = "";

    public OrganisationId Operator { get; init; }

    public string Sector { get; init; } = "";

    public NotificationKind Kind { get; init; }

    /// <summary>① 事業者の概要 as it stood on the day: canonical JSON.</summary>
    public string Outline { get; init; } = "{}";

    /// <summary>① as it was last notified, where it has changed since and this tells so: canonical JSON; null otherwise.</summary>
    public string? OutlineBefore { get; init; }

    /// <summary>The filing under 経済安全保障推進法 that stands in for the form, JSON; null for a notification on the form.</summary>
    public string? StandIn { get; init; }

    /// <summary>SHA-256 of the copy of that filing, by which the vault keeps it.</summary>
    public string? StandInDigest { get; init; }

    /// <summary>How many computers stand in it.</summary>
    public int Computers { get; init; }

    public PersonId FiledBy { get; init; }

    /// <summary>The organisation whose people filed it: the operator, or its agent.</summary>
    public OrganisationId FiledFrom { get; init; }

    public DateTimeOffset FiledAt { get; init; }

    /// <summary>The earliest last day among its computers.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether that day had passed.</summary>
    public bool Late { get; init; }

    /// <summary>SHA-256 of the canonical content, which the record of acts holds too.</summary>
    public byte[] Digest { get; init; } = [];

    /// <summary>When the minister's desk found it in order.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    /// <summary>When the minister passed it on to the Prime Minister (Act art 4(2)).</summary>
    public DateTimeOffset? PassedOnAt { get; private set; }

    public PersonId? PassedOnBy { get; private set; }

    public int Revision { get; private set; }

    public List<NotificationAddressee> Addressees { get; init; } = [];

    public void Check(PersonId by, DateTimeOffset at)
    {
        (CheckedBy, CheckedAt) = (by, at);
        Revision++;
    }

    /// <summary>Something was said about it.</summary>
    public void Touch() => Revision++;

    public void PassOn(PersonId by, DateTimeOffset at)
    {
        (PassedOnBy, PassedOnAt) = (by, at);
        Revision++;
    }
}

/// <summary>An authority that a notification has reached. The Prime Minister is one from the passing on, not before.</summary>
internal sealed class NotificationAddressee
{
    public NotificationId Notification { get; init; }

    public OrganisationId Organisation { get; init; }

    public NotificationCapacity Capacity { get; init; }

    public DateTimeOffset ReachedAt { get; init; }
}

/// <summary>One computer as it stands in a notification: items ② to ⑤ of Order art 2(5), and nothing else of the register.</summary>
internal sealed class NotifiedComputer
{
    public Guid Id { get; init; }

    public NotificationId Notification { get; init; }

    /// <summary>The entry of the register; the operator's own.</summary>
    public ComputerId Computer { get; init; }

    public OrganisationId Operator { get; init; }

    public string Sector { get; init; } = "";

    /// <summary>② 特定重要設備の区分.</summary>
    public string FacilityCategory { get; init; } = "";

    /// <summary>③ 特定重要電子計算機の区分.</summary>
    public ClassSet Classes { get; init; }

    /// <summary>④ 製品名; the name of the service for a cloud service.</summary>
    public string Product { get; init; } = "";

    /// <summary>⑤ 製造者名; the provider for a cloud service.</summary>
    public string Maker { get; init; } = "";

    public string NameKey { get; init; } = "";

    public ComputerUnit Unit { get; init; }

    public NotifiedAs As { get; init; }

    /// <summary>The day of introduction, of the change, or of the removal.</summary>
    public DateOnly? On { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>The items as they stood in the notification before, JSON; null for a new one.</summary>
    public string? Before { get; init; }

    /// <summary>Whether no later notification says otherwise.</summary>
    public bool Current { get; private set; } = true;

    /// <summary>A later notification says otherwise.</summary>
    public void Supersede() => Current = false;
}
