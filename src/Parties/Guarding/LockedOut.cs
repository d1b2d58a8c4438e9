using System.Globalization;
using Noroshi.Kernel;

namespace Noroshi.Parties.Guarding;

/// <summary>Says plainly that the door is shut, and until when.</summary>
internal static class LockedOut
{
    public static Words Words(DateTimeOffset until)
    {
        // Rounded up, so that who comes back at the minute named finds it open.
        var time = LegalCalendar.InTokyo(until.AddSeconds(59)).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new(
            $"失敗が続いたため、{time}（日本時間）までサインインを受け付けません。お急ぎの場合は組織の管理者に連絡してください。",
            $"After repeated failures, sign-in is closed until {time} (Japan time). If it is urgent, ask the administrator of your organisation.");
    }
}
