using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>A word to a person that there is something to read, and where. It never holds what was reported.</summary>
internal sealed class Notice
{
    public Guid Id { get; private set; }

    public PersonId To { get; private set; }

    public string Kind { get; private set; } = "";

    public string SubjectJa { get; private set; } = "";

    public string SubjectEn { get; private set; } = "";

    public string Path { get; private set; } = "";

    public bool Urgent { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public DateTimeOffset? MailedAt { get; private set; }

    public static Notice Of(Guid id, PersonId to, string kind, Words subject, string path, bool urgent, DateTimeOffset at) => new()
    {
        Id = id,
        To = to,
        Kind = kind,
        SubjectJa = subject.Ja,
        SubjectEn = subject.En,
        Path = path,
        Urgent = urgent,
        At = at,
    };

    public void Read(DateTimeOffset at) => ReadAt ??= at;

    public void Mailed(DateTimeOffset at) => MailedAt ??= at;
}
