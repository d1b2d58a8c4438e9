using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>A natural person, as kept. Sign-in credentials live with the account of the same identity.</summary>
internal sealed class PersonRow : IRegistered
{
    public PersonId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string? Department { get; private set; }

    public string? Mail { get; private set; }

    public string? Phone { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    public static PersonRow From(Person p) => new() { Id = p.Id, Name = p.Name, Department = p.Department, Mail = p.Mail?.Trim().ToLowerInvariant(), Phone = p.Phone };

    public Person Shown() => new(Id, Name, Department, Mail, Phone);

    public void Describe(string? department, string? phone) => (Department, Phone) = (Some(department), Some(phone));

    public void Disable(DateTimeOffset at) => DisabledAt ??= at;

    public void Enable() => DisabledAt = null;

    private static string? Some(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}
