using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.Oversight.Inspecting;

internal sealed class OversightNavigation : INavigation
{
    private static readonly Words Oversight = new("監理", "Oversight");

    private static readonly Words Commission = new("監理委員会", "Commission");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Oversight, new("行為の記録", "Record of acts"), "/oversight/acts", Permission.InspectRecord, 600),
        new(Oversight, new("記録の検証", "Verification"), "/oversight/verification", Permission.InspectRecord, 605),
        new(Oversight, new("事業者についての閲覧", "Who read what"), "/oversight/readings", Permission.InspectRecord, 606),
        new(Oversight, new("一つの対象の経過", "Life of a thing"), "/oversight/life", Permission.InspectRecord, 607),
        new(Oversight, new("記録の内容の消去", "Erasure"), "/oversight/erasure", Permission.EraseContent, 610),
        new(Oversight, new("透明性ログ", "Transparency log"), "/transparency", null, 615) { Open = true },
        new(Oversight, new("監理委員会による監理", "Oversight by the commission"), "/commission", null, 616) { Open = true },
        new(Commission, new("会議", "Meetings"), "/commission/meetings", Permission.SeeDeliberations, 620),
        new(Commission, new("承認の求め", "Requests for approval"), "/commission/approvals", Permission.SeeDeliberations, 621),
        new(Commission, new("事後の通知", "Notices after the fact"), "/commission/notices", Permission.SeeDeliberations, 622),
        new(Commission, new("検査", "Inspections"), "/commission/inspections", Permission.SeeDeliberations, 623),
        new(Commission, new("年次報告", "Yearly report"), "/commission/reports", Permission.SeeDeliberations, 624),
        new(Commission, new("委員長・委員・事務局", "Members and bureau"), "/commission/seats", Permission.SeeDeliberations, 625),
        new(Commission, new("監理委員会の決まり", "Rules of the commission"), "/commission/rules", Permission.SeeDeliberations, 626),
        new(new("管理", "Administration"), new("監理委員会についての設定", "Settings on the commission"), "/administration/commission", Permission.Administer, 84),
    ];
}
