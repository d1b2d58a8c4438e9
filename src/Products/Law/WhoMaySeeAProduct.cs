using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Law;

/// <summary>
/// Who works on analysed information sees it: the Cabinet Office, for the Prime Minister (art 37). A ministry sees a product only while it is asked to approve
/// it, and never on what it rests. Everybody else receives what is provided, through the law of provision (module Provision), and sees nothing here.
/// </summary>
[Article("Act, Art. 37")]
[Article("Act, Art. 44(1)")]
internal static class WhoMaySeeAProduct
{
    public static Expression<Func<AnalysedProduct, bool>> In(StoreDb db) => p =>
        db.Actor.IsSystem
        || db.Actor.Can(Permission.WriteProducts)
        || (db.Actor.Can(Permission.ApproveProducts) && p.State == ProductState.Proposed && p.AskedOf == db.Actor.Organisation);

    public static Expression<Func<StatementSource, bool>> Sources(StoreDb db) => s => db.Actor.IsSystem || db.Actor.Can(Permission.WriteProducts);
}
