using Noroshi.Kernel;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Store;

/// <summary>A person's certificate for encrypted mail (S/MIME): the public part, nothing else.</summary>
internal sealed class MailCertificate
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    /// <summary>The certificate, DER.</summary>
    public byte[] Der { get; private set; } = [];

    /// <summary>SHA-256 of it, by which it is compared over another channel.</summary>
    public string Fingerprint { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    /// <summary>Which key it holds: <c>RSA 3072</c>.</summary>
    public string Key { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public CertificateEnd End { get; private set; }

    public static MailCertificate Of(Guid id, PersonId person, OrganisationId organisation, CertificateFacts facts, byte[] der, DateTimeOffset at) => new()
    {
        Id = id,
        Person = person,
        Organisation = organisation,
        Der = der,
        Fingerprint = facts.Fingerprint,
        Subject = Cut(facts.Subject),
        Issuer = Cut(facts.Issuer),
        Key = facts.Key,
        From = facts.From,
        Until = facts.Until,
        AddedAt = at,
    };

    /// <summary>Whether mail may be encrypted to it now.</summary>
    public bool IsOpen(DateTimeOffset at) => End is CertificateEnd.None && From <= at && at < Until;

    /// <summary>Ends it. The first end stands, but a loss is put down even of what had ended.</summary>
    public void EndAs(CertificateEnd end, PersonId by, DateTimeOffset at)
    {
        if (End is CertificateEnd.None || (end is CertificateEnd.Lost && End is not CertificateEnd.Lost))
        {
            (End, EndedBy, EndedAt) = (end, by, at);
        }
    }

    private static string Cut(string name) => name.Length > 500 ? name[..500] : name;
}

/// <summary>How a certificate came to its end before its time.</summary>
internal enum CertificateEnd
{
    None,
    Replaced,
    Revoked,
    Lost,
}
