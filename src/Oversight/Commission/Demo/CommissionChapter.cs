using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Inspecting;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Demo;

/// <summary>The commission of the demonstration world: a chair and four members, an approval decided in a meeting, a request and a notice that wait, and an inspection that waits for its lot.</summary>
internal sealed class CommissionChapter(StoreDb db, IDemoCast cast, IWhoIsWho who, IRegistrar registrar, IRecordOfActs acts, ActorScope scope, TimeProvider clock) : IDemoChapter
{
    private const string Code = "commission";

    private static readonly DateOnly SetUp = new(2026, 4, 1);

    public int Order => 60;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var bureau = await cast.PlayAsync(Code, "commission-bureau", cancellation);
        var organisation = bureau.Organisation;
        var members = (await who.PeopleWhoMayAsync(organisation, Permission.SitInCommission, cancellation)).ToList();
        foreach (var person in await who.PeopleWhoMayAsync(organisation, Permission.SeeDeliberations, cancellation))
        {
            registrar.Undertake(person.Id, organisation, WhoMaySeeTheCommission.SecrecyArticle, SetUp);
        }

        // The chair is whoever the world puts on the stage; the first members of three years are two of the others.
        var chair = (await cast.PlayAsync(Code, "commission-member", cancellation)).Person;
        await cast.PlayAsync(Code, "commission-bureau", cancellation);
        var seats = members.OrderByDescending(p => p.Id == chair).ThenBy(p => p.Name, StringComparer.Ordinal).Select((person, number) => Seat(person, number)).ToList();
        db.AddRange(seats);
        foreach (var seat in seats)
        {
            acts.Write(new Act("oversight.seat-entered", "Act, Art. 50(3)", $"person:{seat.Person}") { Content = new JsonObject { ["office"] = seat.Office.ToString() } });
        }

        await db.SaveChangesAsync(cancellation);
        await MeetAsync(seats, bureau.Person, chair, cancellation);
        await WaitAsync(cancellation);
        scope.Actor = Actor.System;
    }

    private CommissionSeat Seat(Person person, int number)
    {
        var facts = new SeatFacts(number == 0 ? Office.Chair : Office.Member, number <= 2);
        var seat = CommissionSeat.Of(Identifier.New(clock), person.Id, person.Name, facts, SetUp, TermsAreFiveYears.Ends(SetUp, first: number > 2), SetUp.AddDays(-20));
        seat.ActForChair(number == 1);
        return seat;
    }

    private ApprovalRequest Asked(ApprovalRoute route, string requester, int daysAgo, string target, string necessity)
    {
        var at = clock.GetUtcNow().AddDays(-daysAgo);
        var day = LegalCalendar.LegalDay(at);
        var asked = ApprovalRequest.Enter(Identifier.New(clock), SpokenNumber.New("AR", at), route, requester, at, target, necessity, day.AddDays(2), day.AddDays(30), null);
        db.Add(asked);
        acts.Write(new Act("oversight.approval-entered", "Act, Art. 48(iv)", $"approval:{asked.Number}") { Content = new JsonObject { ["route"] = route.ToString(), ["requester"] = requester } });
        return asked;
    }

    private async Task MeetAsync(List<CommissionSeat> seats, PersonId bureau, PersonId chair, CancellationToken cancellation)
    {
        var asked = Asked(ApprovalRoute.Police, "警察庁　サイバー危害防止措置執行官", 12, "国内の事業者の機器を踏み台とする攻撃に使われている、国外のサーバー三台", "攻撃が継続しており、ほかの方法では被害を防げないため。");
        var meeting = CommissionMeeting.Convene(Identifier.New(clock), SpokenNumber.New("CM", clock.GetUtcNow().AddDays(-10)), clock.GetUtcNow().AddDays(-10), "委員会室", bureau);
        var item = new MeetingItem
        {
            Id = Identifier.New(clock), Meeting = meeting.Id, Place = 1, Kind = ItemKind.Approval, Subject = asked.Id, Text = $"承認：{asked.Number}　{asked.Route.Words().Ja}",
            Conditions = "対象の管理者への通知を、措置の後速やかに行うこと。", Outcome = Outcome.Carried,
        };
        meeting.Items.Add(item);
        foreach (var seat in seats.Take(4))
        {
            meeting.Present.Add(new Attendance { Id = Identifier.New(clock), Meeting = meeting.Id, Seat = seat.Id });
            item.Ballots.Add(new Ballot { Id = Identifier.New(clock), Item = item.Id, Seat = seat.Id, Vote = seat == seats[3] ? Vote.Against : Vote.For });
        }

        meeting.Record(chairPrevented: false, "求めた者から説明を受け、必要性と対象の範囲について審査した。", bureau);
        acts.Write(new Act("oversight.meeting-recorded", "Act, Art. 55", $"meeting:{meeting.Number}") { Content = new JsonObject { ["step"] = "recorded", ["present"] = 4 } });
        db.Add(meeting);
        await db.SaveChangesAsync(cancellation);

        await cast.PlayAsync(Code, "commission-member", cancellation);
        asked.Decide(approved: true, item.Conditions, null, meeting.Id, meeting.At);
        meeting.Confirm(chair, meeting.At.AddHours(2), opened: true);
        acts.Write(new Act("oversight.meeting-confirmed", "Act, Art. 55", $"meeting:{meeting.Number}") { Content = new JsonObject { ["opened"] = true } });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        await cast.PlayAsync(Code, "commission-bureau", cancellation);
        Asked(ApprovalRoute.Defense91, "防衛省　自衛隊サイバー防衛隊", 1, "自衛隊の情報システムへの攻撃に使われている通信の中継機器", "攻撃の準備が進んでおり、放置すれば重大な危害が生じるおそれがあるため。");
        var at = clock.GetUtcNow().AddDays(-2);
        var notice = AfterNotice.Enter(Identifier.New(clock), SpokenNumber.New("AN", at), ApprovalRoute.Police, "警察庁　サイバー危害防止措置執行官", at, at.AddHours(-3), "承認を得るいとまがなく、攻撃に使われていた機器の動作を停止させる処置をとった。");
        db.Add(notice);
        acts.Write(new Act("oversight.after-notice-entered", "Act, Art. 48(iv)", $"after-notice:{notice.Number}") { Content = new JsonObject { ["route"] = notice.Route.ToString() } });
        await db.SaveChangesAsync(cancellation);

        var inspector = await cast.PlayAsync(Code, "inspector", cancellation);
        var (now, cabinet) = (clock.GetUtcNow(), (await who.OrganisationAsync("cao", cancellation))!);
        var today = LegalCalendar.LegalDay(now);
        var inspection = Inspection.Plan(Identifier.New(clock), SpokenNumber.New("IN", now), "内閣府による報告の閲覧の記録の確認", InspectionBasis.Record, cabinet.Id, today.AddDays(-60), today, 10, inspector.Person, now);
        db.Add(inspection);
        acts.Write(new Act(DrawSample.PlannedKind, "Act, Art. 47", DrawSample.NameOf(inspection.Number)) { Content = new JsonObject { ["label"] = inspection.Label, ["of"] = cabinet.Id.ToString(), ["wanted"] = inspection.Wanted } });
        await db.SaveChangesAsync(cancellation);
    }
}
