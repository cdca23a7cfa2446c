namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>What numbers of JSON become.</summary>
internal enum JsonNumbers
{
    /// <summary>All are <c>float64</c>, as <c>encoding/json</c> reads them: elements of GitOpsSets.</summary>
    Floats,

    /// <summary>A number without fraction and exponent that fits is <c>int64</c>, as Kubernetes reads them: inputs of ResourceSets.</summary>
    IntegersWherePossible,
}
