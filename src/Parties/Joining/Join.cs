using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Accounts;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Passkeys;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Joining;

/// <summary>Somebody redeems a one-time link: with it a person comes into being, or comes back.</summary>
internal sealed class Join(
    StoreDb db, BothOrNeither both, OneTimeLinks links, PasskeyRing ring, IRegistrar registrar, IRecordOfActs acts, ActorScope scope, TimeProvider clock)
{
    /// <summary>Who the person behind a link is, or will be. For a new person the identity is the link's own, so that a passkey can be asked for before it exists.</summary>
    public static PersonId PersonOf(OneTimeLink link) => link.Person ?? new PersonId(link.Id);

    /// <summary>Joins with a passkey.</summary>
    public Task<bool> WithPasskeyAsync(OneTimeLink link, string name, string? department, string? mail, UserPasskeyInfo passkey, string? passkeyName, CancellationToken cancellation) =>
        both.DoAsync(async () =>
        {
            if (!await links.UseAsync(link.Id, cancellation))
            {
                return false;
            }

            await AppearAsync(link, name, department, mail, cancellation);
            if (link.Purpose == LinkPurpose.Recovery)
            {
                await ring.ClearAsync(PersonOf(link));
            }

            await ring.AddAsync(PersonOf(link), passkey, passkeyName);
            return true;
        }, cancellation);

    /// <summary>Joins with an identity that the organisation's own provider vouches for.</summary>
    public Task<bool> WithIdentityAsync(OneTimeLink link, string name, string issuer, string subject, CancellationToken cancellation) =>
        both.DoAsync(async () =>
        {
            if (!await links.UseAsync(link.Id, cancellation))
            {
                return false;
            }

            await AppearAsync(link, name, null, link.Mail, cancellation);
            db.Add(ExternalIdentity.Of(issuer, subject, PersonOf(link), clock.GetUtcNow()));
            acts.Write(new Act("parties.identity-linked", "Act, Art. 8", $"person:{PersonOf(link)}") { Content = new JsonObject { ["issuer"] = issuer } });
            return true;
        }, cancellation);

    /// <summary>Somebody who is known already takes one role more.</summary>
    public Task<bool> AsMyselfAsync(OneTimeLink link, CancellationToken cancellation) =>
        both.DoAsync(async () =>
        {
            if (!await links.UseAsync(link.Id, cancellation))
            {
                return false;
            }

            registrar.Appoint(scope.Actor.Person, link.Organisation, link.Role!, LegalCalendar.LegalDay(clock.GetUtcNow()));
            return true;
        }, cancellation);

    private async Task AppearAsync(OneTimeLink link, string name, string? department, string? mail, CancellationToken cancellation)
    {
        var person = PersonOf(link);
        scope.Actor = new Actor { Person = person, Organisation = link.Organisation, Capacity = link.Role ?? "nobody", Via = "link", Credential = link.Id };
        if (link.Purpose == LinkPurpose.Recovery)
        {
            var now = clock.GetUtcNow();
            foreach (var session in await db.Set<Session>().Where(s => s.Person == person && s.RevokedAt == null).ToListAsync(cancellation))
            {
                session.Revoke(now);
            }

            acts.Write(new Act("parties.recovered", "Act, Art. 8", $"person:{person}") { Content = new JsonObject { ["approvedBy"] = link.MadeBy?.ToString() } });
            return;
        }

        registrar.Add(new Person(person, name, department, link.Mail ?? mail, null));
        registrar.Appoint(person, link.Organisation, link.Role!, LegalCalendar.LegalDay(clock.GetUtcNow()));
        acts.Write(new Act("parties.joined", "Act, Art. 8", $"person:{person}") { Content = new JsonObject { ["invitedBy"] = link.MadeBy?.ToString(), ["purpose"] = link.Purpose.ToString() } });
    }
}
