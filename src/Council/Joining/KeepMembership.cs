using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Store;
using Noroshi.Council.Telling;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Joining;

/// <summary>What a member organisation keeps of itself: who is named for it, and how far inside it shares.</summary>
[Article("Act, Art. 45(2)")]
[Article("Act, Art. 45(4)")]
internal sealed class KeepMembership(StoreDb db, IWhoIsWho who, TellPeople tell, IRecordOfActs acts, TimeProvider clock)
{
    private static readonly Words NotYet = new(
        "登録された構成員だけが、参加する人を指名できます。", "Only a registered member names persons.");

    private static readonly Problem NotHere = new("Person", "person-unknown", new("この組織の人で、協議会に参加できる役割のある人を選んでください。", "Choose a person of this organisation whose role may take part."));

    /// <summary>Names a person who may take part by role. The same person is named once.</summary>
    public async Task<Deed> NameAsync(Member member, PersonId person, CancellationToken cancellation)
    {
        if (!MayName(member))
        {
            return await RefusedAsync(member, "council.person-named", NotYet, cancellation);
        }

        if ((await who.PeopleWhoMayAsync(member.Organisation, Permission.JoinCouncil, cancellation)).All(p => p.Id != person))
        {
            return new Deed.Malformed([NotHere]);
        }

        if (await db.Set<Seat>().AnyAsync(s => s.Organisation == member.Organisation && s.Person == person && s.EndedAt == null, cancellation))
        {
            return new Deed.Done();
        }

        db.Add(Seat.Of(Identifier.New(clock), member.Organisation, person, db.Actor.Person, clock.GetUtcNow()));
        return await DoneAsync("council.person-named", "Act, Art. 45(7)", member, new() { ["person"] = person.ToString() }, cancellation);
    }

    /// <summary>Ends a person's seat; from now on the person sees nothing of the council.</summary>
    public async Task<Deed> EndAsync(Member member, Guid seat, CancellationToken cancellation)
    {
        if (await db.Set<Seat>().FirstOrDefaultAsync(s => s.Id == seat && s.Organisation == member.Organisation && s.EndedAt == null, cancellation) is not { } found)
        {
            return new Deed.Overtaken();
        }

        found.End(clock.GetUtcNow());
        return await DoneAsync("council.person-ended", "Act, Art. 45(7)", member, new() { ["person"] = found.Person.ToString() }, cancellation);
    }

    /// <summary>States how far inside is shared; it holds once the secretariat has accepted it.</summary>
    public async Task<Deed> StateRangeAsync(Member member, InHouseRange range, CancellationToken cancellation)
    {
        if (!MayName(member) && member.State is not MemberState.Consented)
        {
            return await RefusedAsync(member, "council.range-stated", NotYet, cancellation);
        }

        member.StateRange(range);
        await tell.SecretariatAsync("council.range-stated", new("協議会の構成員：組織内の共有範囲の申告", "Council member: range of sharing inside stated"), $"/council/members/{member.Organisation}", false, cancellation);
        return await DoneAsync("council.range-stated", "Act, Art. 45(4)", member, new() { ["range"] = range.ToString() }, cancellation);
    }

    /// <summary>The secretariat accepts what was stated.</summary>
    public async Task<Deed> AcceptRangeAsync(Member member, CancellationToken cancellation)
    {
        if (member.StatedRange is not { } range)
        {
            return new Deed.Overtaken();
        }

        member.AcceptRange();
        await tell.OrganisationAsync(member.Organisation, "council.range-accepted", new("協議会：組織内の共有範囲の承認", "Council: range of sharing inside accepted"), "/council/membership", false, cancellation);
        return await DoneAsync("council.range-accepted", "Act, Art. 45(4)", member, new() { ["range"] = range.ToString() }, cancellation);
    }

    /// <summary>The secretariat says whether a local government is the prefecture that shares onward in its region.</summary>
    public async Task<Deed> LeadAsync(Member member, bool leads, CancellationToken cancellation)
    {
        member.Lead(leads);
        return await DoneAsync("council.region-led", "Act, Art. 45(8)", member, new() { ["leads"] = leads, ["region"] = member.Region }, cancellation);
    }

    private static bool MayName(Member member) => member.State is MemberState.Registered or MemberState.Active or MemberState.Suspended;

    private async Task<Deed> DoneAsync(string kind, string basis, Member member, JsonObject content, CancellationToken cancellation)
    {
        acts.Write(new Act(kind, basis, $"organisation:{member.Organisation}") { Content = content });
        return await db.SaveDeedAsync(cancellation);
    }

    private async Task<Deed> RefusedAsync(Member member, string kind, Words why, CancellationToken cancellation)
    {
        var no = new Ruling.Refused("Act, Art. 45(2)", why);
        await acts.WriteRefusalAsync(new Act(kind, no.Article, $"organisation:{member.Organisation}"), cancellation);
        return new Deed.Refused(no);
    }
}
