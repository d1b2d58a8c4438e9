using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// Who has lost every passkey is let in again only when another person vouches: an administrator of the same organisation; where
/// there is no other one, a system administrator. Nobody vouches for oneself. A policy of the house under the duty of safe keeping.
/// </summary>
[Article("Act, Art. 8")]
internal static class RecoveryNeedsASecondPerson
{
    private const string Article = "Act, Art. 8";

    /// <param name="actor">Who would vouch.</param>
    /// <param name="lockedOut">For whom.</param>
    /// <param name="organisation">In which organisation that person works.</param>
    /// <param name="hasAnotherAdministrator">Whether that organisation has an administrator other than that person.</param>
    public static Ruling Ask(Actor actor, PersonId lockedOut, OrganisationId organisation, bool hasAnotherAdministrator)
    {
        if (actor.Person == lockedOut)
        {
            return new Ruling.Refused(Article, new("ご自身の復旧を承認することはできません。別の管理者に依頼してください。", "Nobody vouches for oneself. Ask another administrator."));
        }

        if (actor.Can(Permission.ManagePeople) && actor.Organisation == organisation)
        {
            return new Ruling.Allowed(Article);
        }

        return actor.Can(Permission.Administer) && !hasAnotherAdministrator
            ? new Ruling.Allowed(Article)
            : new Ruling.Refused(Article, new("この組織には別の管理者がいるため、その管理者が承認します。", "This organisation has another administrator, who is to approve."));
    }
}
