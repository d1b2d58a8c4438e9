using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>
/// A copy for another law's addressee (the PPC, the police, a sector procedure), made only with the reporter's consent for that one
/// recipient. Noroshi makes the filled form; the reporter hands it over and tells the receipt number.
/// </summary>
internal sealed class OtherCopy
{
    public Guid Id { get; private set; }

    public CaseId Case { get; private set; }

    /// <summary><c>ppc</c>, <c>police</c>, <c>sector:…</c>.</summary>
    public string Recipient { get; private set; } = "";

    public PersonId ConsentedBy { get; private set; }

    public DateTimeOffset ConsentedAt { get; private set; }

    public DateTimeOffset? ConsentWithdrawnAt { get; private set; }

    /// <summary>When the reporter says it was handed over.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    public string? TheirReceipt { get; private set; }

    public static OtherCopy Consent(Guid id, CaseId @case, string recipient, PersonId by, DateTimeOffset at) =>
        new() { Id = id, Case = @case, Recipient = recipient, ConsentedBy = by, ConsentedAt = at };

    public void WithdrawConsent(DateTimeOffset at) => ConsentWithdrawnAt ??= at;

    public void HandedOver(DateTimeOffset at, string? receipt)
    {
        HandedOverAt = at;
        TheirReceipt = receipt;
    }
}
