using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Web.Face;

namespace Noroshi.Parties.SigningIn;

/// <summary>Tells the head of the page who is signed in.</summary>
internal sealed class WhoIsSignedIn(IWhoIsWho who, ActorScope scope) : ISignedIn
{
    public async ValueTask<SignedIn?> WhoAsync(CancellationToken cancellation)
    {
        var actor = scope.Actor;
        if (!actor.IsSomebody || await who.PersonAsync(actor.Person, cancellation) is not { } person)
        {
            return null;
        }

        var organisation = await who.OrganisationAsync(actor.Organisation, cancellation);
        return new SignedIn(person.Name, organisation?.Name.Here ?? "", Roles.Find(actor.Capacity)?.Name ?? new Words("", "")) { AccountPath = "/account/passkeys" };
    }
}
