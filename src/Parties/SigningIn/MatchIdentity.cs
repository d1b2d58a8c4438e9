using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Joining;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.SigningIn;

/// <summary>Somebody as an identity provider names one.</summary>
internal sealed record OutsideSubject(string Issuer, string Subject, string? VerifiedMail, string? Name)
{
    public static OutsideSubject? From(ClaimsPrincipal principal)
    {
        var subject = principal.FindFirst("sub");
        var mail = principal.FindFirst("email")?.Value.Trim().ToLowerInvariant();
        var verified = string.Equals(principal.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        return subject is { Value.Length: > 0 and <= 255 } && (principal.FindFirst("iss")?.Value ?? subject.Issuer) is { Length: <= 500 } issuer
            ? new OutsideSubject(issuer, subject.Value, verified ? mail : null, principal.FindFirst("name")?.Value)
            : null;
    }
}

/// <summary>
/// Finds whom a provider's answer means: by issuer and subject if they came before, the first time by a mail address that the provider
/// has verified. It never makes a person: who is not registered or invited stays outside.
/// </summary>
internal sealed class MatchIdentity(StoreDb db, OneTimeLinks links, Join join, IRecordOfActs acts, TimeProvider clock)
{
    public async Task<PersonId?> FindAsync(OutsideSubject subject, CancellationToken cancellation)
    {
        if (await LinkedAsync(subject, cancellation) is { } linked)
        {
            return linked;
        }

        if (subject.VerifiedMail is not { } mail)
        {
            return null;
        }

        var people = await db.Set<PersonRow>().Where(p => p.Mail == mail && p.DisabledAt == null).Select(p => p.Id).Take(2).ToListAsync(cancellation);

        // Two people of one address, or a person whom this provider already knows by another name: an address given to somebody new must not open an old door.
        if (people.Count != 1 || await db.Set<ExternalIdentity>().AnyAsync(e => e.Person == people[0] && e.Issuer == subject.Issuer, cancellation))
        {
            return null;
        }

        db.Add(ExternalIdentity.Of(subject.Issuer, subject.Subject, people[0], clock.GetUtcNow()));
        acts.Write(new Act("parties.identity-linked", "Act, Art. 8", $"person:{people[0]}") { Content = new JsonObject { ["issuer"] = subject.Issuer } });
        await db.SaveChangesAsync(cancellation);
        return people[0];
    }

    /// <summary>Redeems an invitation whose address is the one that the provider has verified.</summary>
    public async Task<PersonId?> JoinAsync(OutsideSubject subject, string secret, CancellationToken cancellation)
    {
        if (await links.FindAsync(secret, cancellation) is not { Purpose: LinkPurpose.Invitation } link
            || subject.VerifiedMail is not { } mail || mail != link.Mail
            || await LinkedAsync(subject, cancellation) is not null)
        {
            return null;
        }

        var name = subject.Name?.Trim() is { Length: > 0 and <= 100 } given ? given : mail;
        return await join.WithIdentityAsync(link, name, subject.Issuer, subject.Subject, cancellation) ? Join.PersonOf(link) : null;
    }

    private async Task<PersonId?> LinkedAsync(OutsideSubject subject, CancellationToken cancellation) =>
        (await db.Set<ExternalIdentity>().AsNoTracking().FirstOrDefaultAsync(e => e.Issuer == subject.Issuer && e.Subject == subject.Subject, cancellation))?.Person;
}
