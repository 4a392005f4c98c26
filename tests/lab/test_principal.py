"""principal: the plane of a path, against what is known of paths."""

import numpy as np

from engine.lab import principal


def test_a_flat_path_keeps_its_shape():
    rng = np.random.default_rng(0)
    flat = rng.standard_normal((30, 2)) * (5.0, 1.0)
    turn, _ = np.linalg.qr(rng.standard_normal((7, 2)))
    plane, shares = principal(flat @ turn.T + 3.0)
    np.testing.assert_allclose(shares.sum(), 1)
    apart = np.linalg.norm(flat[:, np.newaxis] - flat, axis=-1)
    drawn = np.linalg.norm(plane[:, np.newaxis] - plane, axis=-1)
    np.testing.assert_allclose(drawn, apart * drawn.max() / apart.max(), atol=1e-12)


def test_the_plane_is_scaled_and_begins_left_and_below():
    paths = np.random.default_rng(1).standard_normal((4, 20, 6)).cumsum(axis=1)
    plane, shares = principal(paths)
    assert plane.shape == (4, 20, 2)
    assert shares.shape == (4, 2)
    np.testing.assert_allclose(np.abs(plane).max(axis=(1, 2)), 1)
    assert (plane[:, 0] <= 0).all()
    assert (shares[:, 0] >= shares[:, 1]).all()


def test_a_random_walk_has_the_shares_of_its_law():
    """6 / pi^2 of the variance in the first direction, a quarter of that in the second (Antognini 2018)."""
    walk = np.random.default_rng(2).standard_normal((200, 5000)).cumsum(axis=0)
    np.testing.assert_allclose(principal(walk)[1], [6 / np.pi**2, 6 / np.pi**2 / 4], rtol=0.03)
