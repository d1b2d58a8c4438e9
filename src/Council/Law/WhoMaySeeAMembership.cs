using System.Linq.Expressions;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Law;

/// <summary>
/// An organisation's membership, its steps and its named persons are seen by its own people who look after it (those who may take part, and its administrators)
/// and by the council's secretariat. Other members learn of it only as members of a common topic, by name.
/// </summary>
[Article("Act, Art. 45(2)")]
internal static class WhoMaySeeAMembership
{
    public static Expression<Func<Member, bool>> Members(StoreDb db) => m =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (m.Organisation == db.Actor.Organisation && (db.Actor.Can(Permission.JoinCouncil) || db.Actor.Can(Permission.ManagePeople)));

    public static Expression<Func<MemberChange, bool>> Changes(StoreDb db) => c =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (c.Organisation == db.Actor.Organisation && (db.Actor.Can(Permission.JoinCouncil) || db.Actor.Can(Permission.ManagePeople)));

    public static Expression<Func<Seat, bool>> Seats(StoreDb db) => s =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (s.Organisation == db.Actor.Organisation && (db.Actor.Can(Permission.JoinCouncil) || db.Actor.Can(Permission.ManagePeople)));
}
