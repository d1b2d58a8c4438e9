using System.Linq.Expressions;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Feedback.Law;

/// <summary>What a recipient says of a product is seen by its own organisation and by those who write products, and by no other recipient.</summary>
[Article("Act, Art. 37")]
internal static class WhoMaySeeAnOpinion
{
    public static Expression<Func<Opinion, bool>> Opinions(StoreDb db) => o =>
        db.Actor.IsSystem
        || db.Actor.Can(Permission.WriteProducts)
        || (db.Actor.Can(Permission.ReceiveProducts) && o.Organisation == db.Actor.Organisation);
}
