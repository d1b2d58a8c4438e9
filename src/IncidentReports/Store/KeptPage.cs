using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>
/// A page of a draft as somebody sent it when it could not be saved: the session had ended, or a colleague had changed the same fields.
/// It is not part of the draft until that person says so, and is forgotten after some days.
/// </summary>
internal sealed class KeptPage
{
    public static readonly TimeSpan Term = TimeSpan.FromDays(7);

    /// <summary>The name that the page was given when it was shown: each showing keeps at most one.</summary>
    public Guid Id { get; private set; }

    /// <summary>To whom the page had been shown. Nobody else ever sees it.</summary>
    public PersonId Person { get; private set; }

    /// <summary>The draft, which need not exist yet.</summary>
    public DraftId Draft { get; private set; }

    /// <summary>Which page it was.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The fields as they were sent, encrypted for this row and this person.</summary>
    public byte[] Sealed { get; private set; } = [];

    public DateTimeOffset KeptAt { get; private set; }

    public static KeptPage Of(Guid id, PersonId person, DraftId draft, string page, byte[] @sealed, DateTimeOffset at) => new()
    {
        Id = id,
        Person = person,
        Draft = draft,
        Page = page,
        Sealed = @sealed,
        KeptAt = at,
    };
}
