using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Tests.Samples;

[AllowAnonymous]
internal sealed class ListModel : PageModel
{
    private static readonly DateTimeOffset Day = LegalCalendar.StartOf(new DateOnly(2026, 11, 20));

    public Choice[] Sectors { get; } = [new("electricity", "電気"), new("gas", "ガス")];

    public Row[] Rows { get; } =
    [
        new("変電所監視サーバの暗号化被害", "R-2026-000142", "電気", Day.AddHours(9.1), Day.AddDays(1), null, StatusKind.Attention, "30日報告待ち"),
        new("予約受付サイトへの DDoS 攻撃による断続的な停止", "R-2026-000139", "鉄道", Day.AddDays(-33), Day.AddDays(-2), null, StatusKind.Alarm, "期限超過"),
        new("VPN 機器への不正ログインの痕跡", "R-2026-000131", "金融", Day.AddDays(-12), Day.AddDays(19), null, StatusKind.Progress, "確認中"),
        new("配水制御端末のマルウェア感染", "R-2026-000120", "水道", Day.AddDays(-30), Day.AddDays(2), Day.AddDays(-1), StatusKind.Done, "受理済み"),
        new("誤検知（取下げ）", "R-2026-000111", "ガス", Day.AddDays(-40), Day.AddDays(-9), Day.AddDays(-8), StatusKind.Closed, "取下げ"),
    ];

    public sealed record Row(string Title, string Number, string Sector, DateTimeOffset At, DateTimeOffset? LateFrom, DateTimeOffset? Done, StatusKind Kind, string State);
}
