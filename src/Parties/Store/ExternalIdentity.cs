using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>By which name an organisation's own identity provider knows a person. The pair of issuer and subject is what counts from the first sign-in on.</summary>
internal sealed class ExternalIdentity
{
    public string Issuer { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public PersonId Person { get; private set; }

    public DateTimeOffset LinkedAt { get; private set; }

    public static ExternalIdentity Of(string issuer, string subject, PersonId person, DateTimeOffset at) =>
        new() { Issuer = issuer, Subject = subject, Person = person, LinkedAt = at };
}
