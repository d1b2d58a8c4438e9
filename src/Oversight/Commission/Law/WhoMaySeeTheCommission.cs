using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>
/// What the commission deliberates is seen by its members and its bureau alone, independent of whom they watch (49) and bound to secrecy, also after they have left (59). The Cabinet Office, whose Prime Minister appoints them, sees nothing of
/// it; nor does whoever administers the system.
/// </summary>
[Article("Act, Art. 49")]
[Article("Act, Art. 59")]
internal static class WhoMaySeeTheCommission
{
    /// <summary>Under which article somebody of the commission is bound.</summary>
    public const string SecrecyArticle = "Act, Art. 59";

    public static Expression<Func<T, bool>> Its<T>(StoreDb db) => _ => db.Actor.IsSystem || db.Actor.Can(Permission.SeeDeliberations);
}
