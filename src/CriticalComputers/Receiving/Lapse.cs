using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>A time that went by, said to a person: days and hours, or hours and minutes within a day.</summary>
internal static class Lapse
{
    public static Words Of(TimeSpan time) => time.TotalDays >= 1
        ? new($"{(int)time.TotalDays}日{time.Hours}時間", $"{(int)time.TotalDays} d {time.Hours} h")
        : new($"{time.Hours}時間{time.Minutes}分", $"{time.Hours} h {time.Minutes} min");
}
