using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Law;

/// <summary>
/// What was provided is seen by the organisation to which it was delivered, and by nobody beside it: not who else has it, not that it was chosen and refused. The
/// sender's people see the whole of what is sent in its name; the Cabinet Office prepares what ministers send and sees that too.
/// </summary>
[Article("Act, Art. 38(1)")]
[Article("Act, Art. 40(1)")]
internal static class WhoMaySeeWhatIsProvided
{
    public static Expression<Func<Sending, bool>> Sendings(StoreDb db) => s =>
        db.Actor.IsSystem || db.Actor.Can(Permission.SendProducts) || (db.Actor.Can(Permission.RelayProducts) && s.From == db.Actor.Organisation);

    public static Expression<Func<Recipient, bool>> Recipients(StoreDb db) => r =>
        db.Actor.IsSystem
        || db.Actor.Can(Permission.SendProducts)
        || (db.Actor.Can(Permission.RelayProducts) && r.From == db.Actor.Organisation)
        || (db.Actor.Can(Permission.ReceiveProducts) && r.Organisation == db.Actor.Organisation && r.State == RecipientState.Delivered);
}
