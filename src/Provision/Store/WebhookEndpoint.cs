using Noroshi.Kernel;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Store;

/// <summary>Where an organisation has itself called (webhook). Its secrets lie here sealed: to sign a call the house needs them whole.</summary>
internal sealed class WebhookEndpoint
{
    public Guid Id { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string SealedSecret { get; private set; } = "";

    /// <summary>The secret before the last change; it signs beside the new one until its time is over.</summary>
    public string? FormerSecret { get; private set; }

    public DateTimeOffset? FormerUntil { get; private set; }

    public PersonId MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public static WebhookEndpoint Of(Guid id, OrganisationId organisation, string name, Uri address, string sealedSecret, PersonId by, DateTimeOffset at) => new()
    {
        Id = id,
        Organisation = organisation,
        Name = name,
        Address = address.AbsoluteUri,
        SealedSecret = sealedSecret,
        MadeBy = by,
        MadeAt = at,
    };

    /// <summary>Whether it is called now.</summary>
    public bool IsCalled => PausedAt is null && RemovedAt is null;

    /// <summary>Gives it a new secret; the former one holds for a while, so that the receiver can change without losing a call.</summary>
    public void Rotate(string sealedSecret, DateTimeOffset at)
    {
        (FormerSecret, FormerUntil) = (SealedSecret, at + AWebhookAddressIsPublic.FormerSecretHolds);
        SealedSecret = sealedSecret;
    }

    /// <summary>The sealed secrets with which a call is signed at a moment, the newest first.</summary>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset at) => FormerSecret is { } former && at < FormerUntil ? [SealedSecret, former] : [SealedSecret];

    public void Pause(DateTimeOffset at) => PausedAt ??= at;

    public void Resume() => PausedAt = null;

    /// <summary>Takes it away: nothing is called any more, and no secret stays.</summary>
    public void Remove(DateTimeOffset at)
    {
        RemovedAt ??= at;
        (SealedSecret, FormerSecret, FormerUntil) = ("", null, null);
    }
}
