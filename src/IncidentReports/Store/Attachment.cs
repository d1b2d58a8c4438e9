using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>A file that came with a draft or a case. Its bytes lie encrypted in the vault under their digest; it is never rendered or run.</summary>
internal sealed class Attachment
{
    public Guid Id { get; private set; }

    public DraftId? Draft { get; private set; }

    public CaseId? Case { get; private set; }

    /// <summary>The exchange with which it was sent, if it came with an answer.</summary>
    public Guid? Exchange { get; private set; }

    /// <summary>The reporter's name for it, without any path.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string Digest { get; private set; } = "";

    public PersonId UploadedBy { get; private set; }

    public OrganisationId UploadedFrom { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static Attachment Of(Guid id, DraftId? draft, CaseId? @case, string name, long size, string digest, Actor by, DateTimeOffset at) => new()
    {
        Id = id,
        Draft = draft,
        Case = @case,
        Name = name,
        Size = size,
        Digest = digest,
        UploadedBy = by.Person,
        UploadedFrom = by.Organisation,
        At = at,
    };

    /// <summary>It was sent with an exchange.</summary>
    public void GoWith(Guid? exchange) => Exchange = exchange;

    /// <summary>The draft it came with was filed.</summary>
    public void BelongTo(CaseId @case) => Case = @case;
}
