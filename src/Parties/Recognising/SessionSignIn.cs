using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Recognising;

/// <summary>Begins and ends sessions. A new session has a new name every time, so a planted cookie is worth nothing.</summary>
internal sealed class SessionSignIn(StoreDb db, ActorScope scope, ActorRecognition recognition, IRecordOfActs acts, TimeProvider clock)
{
    public const string Scheme = "session";
    public const string SessionClaim = "sid";
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>
    /// Signs a person in. With several memberships the session begins in the one of the role asked for, else in that of the person's
    /// last session; the person can change it.
    /// </summary>
    /// <returns>False if the person is disabled or holds no role today.</returns>
    public async Task<bool> BeginAsync(HttpContext context, PersonId person, string method, CancellationToken cancellation, string? role = null)
    {
        var now = clock.GetUtcNow();
        var today = LegalCalendar.LegalDay(now);
        var memberships = await (
            from m in db.Set<Membership>()
            join p in db.Set<PersonRow>() on m.Person equals p.Id
            join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id
            where o.ClosedAt == null && m.Person == person && p.DisabledAt == null && m.From <= today && (m.Until == null || today < m.Until)
            orderby m.From, m.Id
            select m).ToListAsync(cancellation);
        var last = await db.Set<Session>().Where(s => s.Person == person).OrderByDescending(s => s.StartedAt).Select(s => s.Membership).FirstOrDefaultAsync(cancellation);
        var membership = memberships.FirstOrDefault(m => m.Role == role) ?? memberships.FirstOrDefault(m => m.Id == last) ?? memberships.FirstOrDefault();
        if (membership is null)
        {
            return false;
        }

        if (scope.Actor.Via == "session" && await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == scope.Actor.Credential, cancellation) is { } former)
        {
            former.Revoke(now);
        }

        var session = Session.Start(Identifier.New(clock), person, membership.Id, method, context.Request.Headers.UserAgent.ToString(), now, Length);
        db.Add(session);
        scope.Actor = await recognition.AsAsync(membership, "session", session.Id, cancellation);
        acts.Write(new Act("parties.signed-in", "Act, Art. 8", $"person:{person}") { Content = new JsonObject { ["method"] = method } });
        await db.SaveChangesAsync(cancellation);

        var identity = IdentityOf(session.Id, person);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = false, ExpiresUtc = session.ExpiresAt });
        return true;
    }

    /// <summary>
    /// What the cookie says. The session is what counts; the person stands beside it for the tokens against forgery, so that a form which
    /// was open before still holds after the same person has signed in again.
    /// </summary>
    public static ClaimsIdentity IdentityOf(Guid session, PersonId person) =>
        new([new Claim(SessionClaim, session.ToString("D")), new Claim(ClaimTypes.NameIdentifier, person.ToString())], Scheme);

    /// <summary>Ends the present session.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken cancellation)
    {
        if (await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == scope.Actor.Credential, cancellation) is { } session)
        {
            session.Revoke(clock.GetUtcNow());
            acts.Write(new Act("parties.signed-out", "Act, Art. 8", $"person:{session.Person}"));
            await db.SaveChangesAsync(cancellation);
        }

        await context.SignOutAsync(Scheme);
    }
}
