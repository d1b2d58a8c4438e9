using Noroshi.Kernel;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Store;

/// <summary>
/// A browser on a device that somebody asked to have registered. The key lies in the browser's cookie; here is its digest, so that neither the table nor a
/// backup opens anything.
/// </summary>
internal sealed class RegisteredDevice
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What the browser said of itself when it asked; to recognise it by, and for nothing else.</summary>
    public string Agent { get; private set; } = "";

    public byte[] Digest { get; private set; } = [];

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public PersonId? ApprovedBy { get; private set; }

    /// <summary>When the request or, once it is approved, the registration ends by itself.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public DeviceEnd End { get; private set; }

    public static RegisteredDevice Ask(Guid id, PersonId person, OrganisationId organisation, string name, string agent, byte[] digest, DateTimeOffset at) => new()
    {
        Id = id,
        Person = person,
        Organisation = organisation,
        Name = name,
        Agent = agent.Length > 200 ? agent[..200] : agent,
        Digest = digest,
        AskedAt = at,
        ExpiresAt = at + ADeviceIsRegisteredForAWhile.RequestHolds,
    };

    public DeviceStanding StandingAt(DateTimeOffset at) => (End, ApprovedAt) switch
    {
        (DeviceEnd.Refused, _) => DeviceStanding.Refused,
        (DeviceEnd.Revoked, _) => DeviceStanding.Revoked,
        (DeviceEnd.Lost, _) => DeviceStanding.Lost,
        _ when at >= ExpiresAt => DeviceStanding.Expired,
        (_, null) => DeviceStanding.Waiting,
        _ => DeviceStanding.Registered,
    };

    public void Approve(PersonId by, DateTimeOffset at) =>
        (ApprovedAt, ApprovedBy, ExpiresAt) = (at, by, at + ADeviceIsRegisteredForAWhile.RegistrationHolds);

    /// <summary>Ends it. The first end stands, but a loss is put down even of what had ended.</summary>
    public void EndAs(DeviceEnd end, PersonId by, DateTimeOffset at)
    {
        if (End is DeviceEnd.None || (end is DeviceEnd.Lost && End is not DeviceEnd.Lost))
        {
            (End, EndedBy, EndedAt) = (end, by, at);
        }
    }
}

/// <summary>How a device came to its end before its time.</summary>
internal enum DeviceEnd
{
    None,
    Refused,
    Revoked,
    Lost,
}
