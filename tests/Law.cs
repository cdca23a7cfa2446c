using FsCheck;
using FsCheck.Fluent;

namespace GitOpsSets.Testing;

/// <summary>Laws that hold of whatever a generator makes. Compiled into each test project that has laws.</summary>
internal static class Law
{
    private const ulong CiSeed = 20_250_601;
    private const ulong CiGamma = 4_294_967_311;

    /// <summary>
    /// Checks a law: with other cases each time, but in CI with the same ones, so that a change is blamed for its own mistakes only. A failure prints the smallest case and the seed, as
    /// <c>(seed,gamma)</c>; <see cref="Config"/>'s <c>WithReplay</c> takes the two.
    /// </summary>
    /// <param name="cases">Makes cases.</param>
    /// <param name="law">Whether it holds of one.</param>
    /// <param name="count">How many are tried.</param>
    public static void Holds<T>(Gen<T> cases, Func<T, bool> law, int count = 1_000)
    {
        var configuration = Config.QuickThrowOnFailure.WithMaxTest(count);
        Check.One(IsCi ? configuration.WithReplay(CiSeed, CiGamma) : configuration, Prop.ForAll(cases.ToArbitrary(), law));
    }

    /// <summary>Three generators side by side.</summary>
    public static Gen<(T1, T2, T3)> Three<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third) => Gen.Zip(first, Gen.Zip(second, third)).Select(parts => (parts.Item1, parts.Item2.Item1, parts.Item2.Item2));

    private static bool IsCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
}
