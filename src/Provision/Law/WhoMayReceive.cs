using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Law;

/// <summary>One thing that stands in the way of providing, with the provision that puts it there.</summary>
/// <param name="Code">A stable code for machines and for the worked examples.</param>
/// <param name="Article">The provision.</param>
/// <param name="Reason">What stands in the way.</param>
internal sealed record Shortfall(string Code, string Article, Words Reason);

/// <summary>
/// Whether analysed information may be provided. What is on no line of <see cref="EachRecipientHasItsRoute"/> is refused; a refusal names all that is
/// missing, so that it can be mended in one go or given up for good.
/// </summary>
[Article("Act, Art. 38(3)")]
[Article("Act, Art. 43")]
internal static class WhoMayReceive
{
    /// <summary>The answer: the article on which it may be provided, or why it may not.</summary>
    public static Ruling Ask(in ProvisionCase asked) => Shortfalls(asked) is [var first, ..] all
        ? new Ruling.Refused(first.Article, new Words(string.Join(' ', all.Select(s => s.Reason.Ja)), string.Join(' ', all.Select(s => s.Reason.En))))
        : new Ruling.Allowed(asked.Route.Article());

    /// <summary>All that stands in the way, the most fundamental first; nothing if it may be provided.</summary>
    public static IReadOnlyList<Shortfall> Shortfalls(in ProvisionCase asked)
    {
        if (!EachRecipientHasItsRoute.Table.IsInForceOn(asked.Day))
        {
            return [new("not-in-force", "Act, Suppl. Art. 1", new("提供に関する規定は令和8年10月1日から施行されています。この日には、誰にも提供できません。", "The provisions on providing are in force since 1 October 2026. On this day nothing may be provided to anybody."))];
        }

        var table = EachRecipientHasItsRoute.Table.On(asked.Day);
        return table.Find(asked.To, asked.Route) is { } row ? Against(row, table, asked) : [NoSuchLine(table, asked.To, asked.Route)];
    }

    private static List<Shortfall> Against(ProvisionRow row, ProvisionTable table, in ProvisionCase asked)
    {
        List<Shortfall> found = [];
        if (!row.Senders.Contains(asked.Sender))
        {
            found.Add(new("sender", asked.Route.Article(), new(
                $"この経路で提供できるのは{string.Join("又は", row.Senders.Select(s => s.Words().Ja))}です。",
                $"By this route the sender is: {string.Join(", or ", row.Senders.Select(s => s.Words().En))}.")));
        }

        found.AddRange(AgainstContent(row, table, asked));
        if (!row.Purposes.Contains(asked.Purpose))
        {
            found.Add(new("purpose", asked.Route.Article(), new(
                $"この経路の目的は「{string.Join("」又は「", row.Purposes.Select(p => p.Words().Ja))}」です。",
                $"The purpose of this route is: {string.Join(", or ", row.Purposes.Select(p => p.Words().En))}.")));
        }

        found.AddRange(Conditions.In(row.NeededFor(asked.Marks, asked.OfParty) & ~asked.Holds).Select(c => new Shortfall(
            c.Code, c.Article ?? row.Route.Article(), new($"次のことが確かめられていません：{c.Holds.Ja}。", $"It is not established that {c.Holds.En}."))));
        return found;
    }

    private static IEnumerable<Shortfall> AgainstContent(ProvisionRow row, ProvisionTable table, ProvisionCase asked)
    {
        var selected = asked.Marks.HasFlag(Marks.HoldsSelectedCommunications);
        if (!Enum.IsDefined(asked.Class) || (asked.Marks & ~(Marks.HoldsSelectedCommunications | Marks.HoldsSecret)) != Marks.None || !asked.Class.Admits(asked.Marks) || (asked.OfParty && !selected))
        {
            yield return new("marks", selected ? "Act, Art. 39" : "Act, Art. 40(1)", new(
                "含まれる情報と区分が合っていません。選別後通信情報を含むものは総合整理分析情報、秘密を含むものは提供用総合整理分析情報までです。",
                "Content and class do not agree. What holds selected communications information is comprehensive; what holds a secret is for provision at most."));
        }

        if (!row.Widest.Contains(asked.Class))
        {
            yield return new("class", asked.Route.Article(), new(
                $"この相手にこの経路で提供できるのは、{row.Widest.Words().Ja}までです。含まれてはならない情報を除いた版を作ってください。",
                $"To this recipient, by this route, the widest class is: {row.Widest.Words().En}. Make a version without what may not be in it."));
        }

        if (selected && !table.SelectedCommunicationsExist)
        {
            yield return new("selected-communications-not-in-force", "Act, Suppl. Art. 1(iv)", new(
                "選別後通信情報の取得・取扱いを定める第3章から第7章までは、まだ施行されていません（施行日は政令で定まり、遅くとも令和9年11月22日）。",
                "Chapters 3 to 7, under which selected communications information is obtained, are not in force yet (the day is set by Cabinet Order, 22 November 2027 at the latest)."));
        }
    }

    private static Shortfall NoSuchLine(ProvisionTable table, RecipientKind to, LegalRoute route)
    {
        if (!Enum.IsDefined(to) || !Enum.IsDefined(route))
        {
            return new("no-route", "Act, Art. 38", new("知られていない相手又は経路です。提供できません。", "The recipient or the route is unknown. Nothing may be provided."));
        }

        if (EachRecipientHasItsRoute.Lines().Any(line => line.Row.To == to && line.Row.Route == route))
        {
            return new("not-in-force", "Act, Suppl. Art. 1(iv)", new(
                "この経路は、まだ施行されていない章にあります（施行日は政令で定まり、遅くとも令和9年11月22日）。",
                "This route stands in a chapter that is not in force yet (the day is set by Cabinet Order, 22 November 2027 at the latest)."));
        }

        var others = table.Rows.Where(row => row.To == to).Select(row => row.Route.Words()).ToList();
        return new("no-route", route.Article(), others.Count == 0
            ? new($"この経路では「{to.Words().Ja}」に提供できません。今はほかの経路もありません。", $"By this route nothing may be provided to: {to.Words().En}. There is no other route now.")
            : new(
                $"この経路では「{to.Words().Ja}」に提供できません。使える経路：{string.Join("、", others.Select(w => w.Ja))}。",
                $"By this route nothing may be provided to: {to.Words().En}. The routes there are: {string.Join("; ", others.Select(w => w.En))}."));
    }
}
